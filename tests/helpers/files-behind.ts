import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { resolveImport, type Aliases } from '#tests/boundaries/resolve-import'

const { imports: aliases } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { imports: Aliases }

/** A module's door re-exports much; of it the build keeps only what is asked for by name (vite.config.ts, treeshake). */
const isDoor = (path: string): boolean => /^modules\/[^/]+\/(web|domain)\/index\.ts$/.test(path)
const isOurs = (path: string): boolean => /^(apps|modules|platform|kernel)\/.*\.tsx?$/.test(path)

interface Need { readonly path: string; readonly names: readonly string[] }
interface Parsed {
  readonly needs: readonly Need[]
  readonly later: readonly string[]
  /** Which file a door's name comes from, and its name there. */
  readonly from: ReadonlyMap<string, Need>
}

/**
 * The files that run when `entry` runs, paths from the root of the repository: by its imports and theirs, and by
 * `import('…')` in those files for which `followsLater` says so.
 */
export function filesBehind(entry: string, followsLater: (path: string) => boolean): string[] {
  const seen = new Set<string>()
  const parsed = new Map<string, Parsed>()
  const read = (path: string): Parsed => parsed.getOrInsertComputed(path, parse)
  const visit = ({ path, names }: Need): void => {
    if (!isOurs(path)) return
    if (isDoor(path)) {
      const own = names.filter((name) => !read(path).from.has(name))
      for (const name of names) if (!own.includes(name)) visit(read(path).from.get(name)!)
      if (own.length === 0) return
    }
    if (seen.has(path)) return
    seen.add(path)
    const { needs, later } = read(path)
    for (const need of needs) visit(need)
    if (followsLater(path)) for (const next of later) visit({ path: next, names: [] })
  }
  visit({ path: entry, names: [] })
  return [...seen]
}

function parse(path: string): Parsed {
  const { program } = parseSync(path, readFileSync(join(repositoryRoot, path), 'utf8'))
  const needs: Need[] = []
  const later: string[] = []
  const from = new Map<string, Need>()
  const at = (specifier: string): string => resolveImport(path, specifier, aliases)
  new Visitor({
    ImportDeclaration: ({ source, specifiers, importKind }) => {
      const values = specifiers.filter((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type')
      if (importKind === 'type' || (specifiers.length > 0 && values.length === 0)) return
      needs.push({ path: at(source.value), names: values.map((one) => (one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : '*')) })
    },
    ExportAllDeclaration: ({ source, exportKind }) => { if (exportKind !== 'type') needs.push({ path: at(source.value), names: ['*'] }) },
    ExportNamedDeclaration: ({ source, specifiers, exportKind }) => {
      if (!source || exportKind === 'type') return
      for (const { exported, local, exportKind: kind } of specifiers) {
        if (kind === 'type' || exported.type !== 'Identifier' || local.type !== 'Identifier') continue
        const need = { path: at(source.value), names: [local.name] }
        from.set(exported.name, need)
        if (!isDoor(path)) needs.push(need)
      }
    },
    ImportExpression: ({ source }) => { if (source.type === 'Literal' && typeof source.value === 'string') later.push(at(source.value)) },
  }).visit(program)
  return { needs, later, from }
}
