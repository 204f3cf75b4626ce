import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { problemList } from '../apps/server/problem-list.ts'
import { fillIn, readTranslations } from './kept-translations.ts'
import { problemTitlesSource } from './problem-titles-source.ts'

/**
 * Brings the catalogues in step with the code: collects every text into locales/<language>/*.po (new ones empty, to be
 * translated; those no longer said are dropped) and compiles them for server and web. Run it after changing a text.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const at = (path: string): string => `${root}${path}`
const lingui = (...command: string[]): void => {
  const { status } = spawnSync(process.execPath, [at('node_modules/.bin/lingui'), ...command], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

writeFileSync(at('apps/web/problem-titles.ts'), problemTitlesSource(problemList))
const translations = await readTranslations(root)
lingui('extract', '--clean', '--overwrite')
await fillIn(root, translations)
lingui('compile', '--typescript')
