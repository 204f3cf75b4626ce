import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { runTool, type Finding } from './run-tool.ts'

/**
 * Whether the catalogues in locales/ hold the texts of the code, no more and no less, and are compiled: they are made anew
 * in a folder apart and compared. What is translated is judged by a test, not here.
 */
export async function checkTexts(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'lunette-texts-'))
  try {
    const fresh = join(folder, 'locales')
    const kept = join(repositoryRoot, 'locales')
    cpSync(kept, fresh, { recursive: true })
    const config = join(folder, 'lingui.config.ts')
    writeFileSync(config, configFor(folder))
    for (const args of [['extract', '--clean'], ['compile', '--typescript']]) {
      const ran = await runTool('@lingui/cli', [...args, '--config', config], 'lingui')
      if (!ran.passed) return ran
    }
    const files = readdirSync(kept, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(po|ts)$/.test(path))
    const stale = files.map((path) => ({ path, difference: differences(readFileSync(join(kept, path), 'utf8'), readFileSync(join(fresh, path), 'utf8')) })).filter(({ difference }) => difference !== null)
    // Four languages lack the same texts: they are listed once.
    const alike = Map.groupBy(stale, ({ difference }) => difference?.join('\n'))
    return stale.length === 0
      ? { passed: true, summary: `${files.length} catalogues` }
      : { passed: false, summary: 'run node scripts/texts.ts', details: [...alike].map(([texts, group]) => `${group.map(({ path }) => `locales/${path}`).join(', ')}\n${texts}`).join('\n') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Our own configuration, but writing to another folder. */
const configFor = (folder: string): string => `
import own from ${JSON.stringify(pathToFileURL(join(repositoryRoot, 'lingui.config.ts')).href)}
const catalogs = own.catalogs.map((catalog) => ({ ...catalog, path: catalog.path.replace('<rootDir>', ${JSON.stringify(folder)}) }))
export default { ...own, rootDir: ${JSON.stringify(repositoryRoot)}, catalogs }
`

/** Which texts a catalogue lacks (+) or has left over (−), or null when it is the same but for the date in its head. */
export function differences(kept: string, fresh: string): string[] | null {
  if (undated(kept) === undated(fresh)) return null
  const texts = (catalogue: string) => new Set(catalogue.split('\n').filter((line) => /^(#~ )?msgid "[^"]/.test(line)))
  const added = [...texts(fresh).difference(texts(kept))].map((line) => `  + ${line}`)
  const left = [...texts(kept).difference(texts(fresh))].map((line) => `  − ${line}`)
  return added.length + left.length > 0 ? [...added, ...left] : ['  the same texts, written or compiled differently']
}

const undated = (catalogue: string): string => catalogue.replace(/"POT-Creation-Date: [^"]*"/, '')
