import { expect, it } from 'vitest'
import { accentVariables } from '#kernel/accent-variables'
import { accents } from './accents.ts'

it('writes white on a dark accent and near black on a light one', () => {
  const plum = { light: '#86305F', dark: '#EBA3C8' }
  expect(accentVariables(plum, 'light')['--accent-ink']).toBe('#ffffff')
  expect(accentVariables(plum, 'dark')['--accent-ink']).toContain('#000')
})

it.each(accents.map((accent) => [accent.name.message, accent] as const))('gives %s its four tokens in both schemes', (_name, accent) => {
  for (const scheme of ['light', 'dark'] as const) {
    const variables = accentVariables(accent, scheme)
    expect(Object.keys(variables)).toEqual(['--accent', '--accent-ink', '--accent-soft', '--accent-line'])
    expect(variables['--accent']).toBe(accent[scheme])
  }
})
