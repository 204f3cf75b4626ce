import { readFileSync } from 'node:fs'
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { setupI18n } from '@lingui/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import { filesBehind } from '#tests/helpers/files-behind'
import { sameInEveryLanguage } from './same-in-every-language.ts'

const config = getConfig({ cwd: new URL('..', import.meta.url).pathname })
const names = config.catalogs.map(({ path }) => path.split('/').at(-1)!)
const translated = ['cs', 'pt-BR', 'zh-CN'] as const

/** The catalogues as they stand, by name, language and id; with what each text is in English. */
const texts: Record<string, Record<string, Record<string, string>>> = {}
const inEnglish: Record<string, Record<string, string>> = {}
const inCode: Record<string, string[]> = {}

beforeAll(async () => {
  for (const [index, catalog] of (await getCatalogs(config)).entries()) {
    const name = names[index]!
    texts[name] = {}
    for (const language of languages) {
      const entries = await catalog.read(language)
      texts[name][language] = Object.fromEntries(Object.entries(entries ?? {}).map(([id, entry]) => [id, entry.translation ?? '']))
      if (language === 'en') inEnglish[name] = Object.fromEntries(Object.entries(entries ?? {}).map(([id, entry]) => [id, entry.translation || entry.message || id]))
    }
    inCode[name] = Object.keys((await catalog.collect()) ?? {})
  }
}, 120_000)

describe.each(names)('%s', (name) => {
  it('holds every text that the code says, and no other (else: node scripts/texts.ts)', () => {
    expect(Object.keys(inEnglish[name]!).toSorted()).toEqual(inCode[name]!.toSorted())
  })

  it.each(translated)('says everything in %s', (language) => {
    expect(Object.entries(texts[name]![language]!).filter(([, text]) => text.trim() === '').map(([id]) => inEnglish[name]![id])).toEqual([])
  })

  it.each(translated)('forgot nothing in English in %s', (language) => {
    const same = Object.entries(texts[name]![language]!).filter(([id, text]) => text === inEnglish[name]![id] && /\p{L}{2}/u.test(text.replace(/\{[^}]*\}/g, '')))
    expect(same.map(([, text]) => text).filter((text) => !sameInEveryLanguage[language].includes(text))).toEqual([])
  })

  it.each(translated)('names the same values and parts in %s as in English', (language) => {
    const holes = (text: string) => [...new Set(text.match(/\{\w+(?=[},])|<\/?\d+\/?>/g))].toSorted()
    const wrong = Object.entries(texts[name]![language]!).filter(([id, text]) => text !== '' && holes(text).join() !== holes(inEnglish[name]![id]!).join())
    expect(wrong.map(([, text]) => text)).toEqual([])
  })

  it.each(languages)('is compiled as it stands in %s (else: node scripts/texts.ts)', (language) => {
    const shown = Object.fromEntries(Object.entries(texts[name]![language]!).map(([id, text]) => [id, text || inEnglish[name]![id]!]))
    const { source, errors } = createCompiledCatalog(language, shown, { namespace: 'ts' })
    expect(errors).toEqual([])
    const compiled = readFileSync(new URL(`./${language}/${name}.ts`, import.meta.url), 'utf8')
    expect(catalogueIn(compiled)).toEqual(catalogueIn(source))
  })
})

const catalogueIn = (module: string): unknown => JSON.parse(JSON.parse(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(module)![1]!) as string)

/** Page and part tables name what is drawn on pages only; the router waits for the pages' texts before it draws one. */
const isNoTable = (path: string): boolean => !/^modules\/[^/]+\/web\/(pages|index)\.ts$/.test(path)

it('leaves no sentence with an id to itself: what no mark names is in no catalogue and is said in English', () => {
  const unmarked = filesBehind('apps/server/main.ts', () => true).filter((path) => /\)\._\(\{ *id:/.test(readFileSync(`${config.rootDir}/${path}`, 'utf8').replaceAll(/^ *\*.*$/gm, '')))
  expect(unmarked).toEqual([])
})

describe('what is said', () => {
  it.each([
    ['by the shell before any page', 'apps/web/main.tsx', isNoTable, ['shell']],
    ['by the shell and by pages', 'apps/web/main.tsx', () => true, ['shell', 'pages']],
    ['by the server', 'apps/server/main.ts', () => true, ['server']],
    ['at the sign-in', 'apps/web/entrance/sign-in.ts', () => true, ['entrance']],
    ['on the first page', 'apps/web/entrance/welcome.ts', () => true, ['entrance']],
  ])('%s stands in the catalogue loaded there (else: lingui.config.ts)', async (_, entry, followsLater, loaded) => {
    const include = filesBehind(entry, followsLater).map((path) => `${config.rootDir}/${path}`).filter((path) => /i18n|lingui/.test(readFileSync(path, 'utf8')))
    const [catalog] = await getCatalogs({ ...config, catalogs: [{ path: `${config.rootDir}/locales/{locale}/behind`, include, exclude: [] }] })
    const said = Object.entries((await catalog?.collect()) ?? {})
    expect(said.length).toBeGreaterThan(20)
    const missing = said.filter(([id]) => !loaded.some((name) => inCode[name]!.includes(id)))
    expect(missing.map(([id, { message, origin }]) => `${message ?? id} (${String(origin?.[0]?.[0])})`)).toEqual([])
  }, 60_000)
})

describe('plurals', () => {
  const count = '{n, plural, one {No connection. Work on, # change waits.} other {No connection. Work on, # changes wait.}}'.replaceAll('{n,', '{0,')

  it.each([
    ['en', 1, 'No connection. Work on, 1 change waits.'],
    ['en', 2, 'No connection. Work on, 2 changes wait.'],
    ['cs', 1, 'Bez spojení. Pracujte dál, 1 změna čeká.'],
    ['cs', 2, 'Bez spojení. Pracujte dál, 2 změny čekají.'],
    ['cs', 5, 'Bez spojení. Pracujte dál, 5 změn čeká.'],
    ['pt-BR', 1, 'Sem conexão. Continue, 1 alteração aguarda.'],
    ['pt-BR', 5, 'Sem conexão. Continue, 5 alterações aguardam.'],
    ['zh-CN', 5, '网络已断开，可继续工作，5 项更改待同步。'],
  ])('in %s: %i', async (language, n, said) => {
    const { messages } = (await import(`./${language}/shell.ts`)) as { messages: Parameters<ReturnType<typeof setupI18n>['load']>[1] }
    const id = Object.entries(inEnglish.shell!).find(([, text]) => text === count)![0]
    expect(setupI18n({ locale: language, messages: { [language]: messages } })._(id, { 0: n })).toBe(said)
  })

  it('have every form that the language has', () => {
    const missing = translated.flatMap((language) => {
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || language === 'cs')
      return names.flatMap((name) => Object.values(texts[name]![language]!))
        .filter((text) => /, plural,/.test(text))
        .filter((text) => forms.some((form) => !new RegExp(`\\b${form} \\{`).test(text)))
    })
    expect(missing).toEqual([])
  })
})
