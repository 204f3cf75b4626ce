import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder that holds package.json. */
export const repositoryRoot = join(import.meta.dirname, '..', '..')

/**
 * Paths of every file that belongs to the repository, relative to the root, with forward slashes, sorted.
 * The folders are walked instead of asking git: a copy without history, or owned by another user, gets the same answer.
 */
export function repositoryFiles(root: string = repositoryRoot): string[] {
  const ignored = ignoreRules(readFileSync(join(root, '.gitignore'), 'utf8'))
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.name === '.git' || ignored(path, entry.isDirectory())) continue
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found.toSorted()
}

/** Reads the forms that our .gitignore uses: `name/`, `some/folder/`, `*.ending` and `name`. */
function ignoreRules(text: string): (path: string, isFolder: boolean) => boolean {
  const rules = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  return (path, isFolder) =>
    rules.some((rule) => {
      const wanted = rule.replace(/^\//, '').replace(/\/$/, '')
      if (rule.endsWith('/') && !isFolder) return false
      if (wanted.startsWith('*')) return path.endsWith(wanted.slice(1))
      return path === wanted || (!wanted.includes('/') && path.endsWith(`/${wanted}`))
    })
}

/** Code that people wrote: TypeScript and the few plain scripts. Compiled catalogs are made by a tool and left out. */
const isSource = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('locales/')

/** Source text by path. */
export function readSources(root: string = repositoryRoot): Map<string, string> {
  const sources = repositoryFiles(root).filter(isSource)
  return new Map(sources.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}
