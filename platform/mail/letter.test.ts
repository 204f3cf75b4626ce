import { expect, it } from 'vitest'
import { writeLetter } from './letter.ts'

const parts = {
  language: 'cs', subject: 'Nové heslo', paragraphs: ['Dobrý den,', 'nastavte si <b>heslo</b> & přihlaste se.'],
  link: { label: 'Nastavit heslo', url: 'https://lunette.example/x?a=1&b="2"' }, afterword: 'Platí hodinu.',
}

it('says the same in text and in HTML', () => {
  const { text, html } = writeLetter(parts)
  expect(text).toBe('Dobrý den,\n\nnastavte si <b>heslo</b> & přihlaste se.\n\nhttps://lunette.example/x?a=1&b="2"\n\nPlatí hodinu.\n')
  expect(html).toContain('lang="cs"')
  expect(html).toContain('Platí hodinu.')
})

it('lets nobody write markup into it', () => {
  const { html } = writeLetter(parts)
  expect(html).toContain('nastavte si &lt;b&gt;heslo&lt;/b&gt; &amp; přihlaste se.')
  expect(html).toContain('href="https://lunette.example/x?a=1&amp;b=&quot;2&quot;"')
})
