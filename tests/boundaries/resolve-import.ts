import { posix } from 'node:path'

/** The "imports" of package.json: an alias with at most one `*`, and the file it stands for. */
export type Aliases = Readonly<Record<string, string>>

/**
 * What an import points at, as one word the rules can match: a path of the repository (`kernel/money.ts`), a package (`npm:pg`),
 * something of Node (`node:fs`), or `unknown:#…` for an alias that package.json does not have.
 */
export function resolveImport(from: string, specifier: string, aliases: Aliases): string {
  const [bare = ''] = specifier.split('?', 1)
  if (bare.startsWith('.')) return posix.join(posix.dirname(from), bare)
  if (bare.startsWith('#')) return resolveAlias(bare, aliases) ?? `unknown:${bare}`
  if (bare.startsWith('node:')) return bare
  const parts = bare.split('/')
  return `npm:${bare.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]}`
}

/** Node's own order of preference: the longest text before the star wins, then the longest key. */
function resolveAlias(specifier: string, aliases: Aliases): string | undefined {
  const exact = aliases[specifier]
  if (exact !== undefined) return posix.normalize(exact)
  const candidates = Object.keys(aliases).flatMap((key) => {
    const star = key.indexOf('*')
    const head = key.slice(0, star)
    const tail = key.slice(star + 1)
    const fits = star >= 0 && specifier.startsWith(head) && specifier.endsWith(tail) && specifier.length > head.length + tail.length
    return fits ? [{ key, head, middle: specifier.slice(head.length, specifier.length - tail.length) }] : []
  })
  const [best] = candidates.toSorted((a, b) => b.head.length - a.head.length || b.key.length - a.key.length)
  const target = best && aliases[best.key]
  return target && posix.normalize(target.replaceAll('*', best.middle))
}
