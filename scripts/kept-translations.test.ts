import { mkdirSync, mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fillIn, readTranslations } from './kept-translations.ts'

it('a text that comes to be said in another catalogue keeps its translation, and one that has its own there keeps that', async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), 'lunette-kept-'))
  const po = (language: string, name: string): string => join(folder.path, 'locales', language, `${name}.po`)
  writeFileSync(join(folder.path, 'lingui.config.mjs'), `export default { sourceLocale: 'en', locales: ['en', 'cs'], catalogs: [{ path: '<rootDir>/locales/{locale}/pages', include: [] }] }`)
  for (const language of ['en', 'cs']) mkdirSync(join(folder.path, 'locales', language), { recursive: true })
  // The catalogue it stood in is no longer one of the configuration.
  writeFileSync(po('cs', 'left'), 'msgid ""\nmsgstr ""\n"Language: cs\\n"\n\nmsgid "Order"\nmsgstr "Zakázka"\n\nmsgid "Frame"\nmsgstr "Rám"\n')
  writeFileSync(po('cs', 'pages'), 'msgid ""\nmsgstr ""\n"Language: cs\\n"\n\nmsgid "Order"\nmsgstr ""\n\nmsgid "Frame"\nmsgstr "Obruba"\n\nmsgid "Lens"\nmsgstr ""\n')

  await fillIn(folder.path, await readTranslations(folder.path))

  const said = readFileSync(po('cs', 'pages'), 'utf8').match(/^msgstr ".+"$/gm)
  expect(said).toEqual(['msgstr "Zakázka"', 'msgstr "Obruba"'])
})
