interface Level { readonly path: string; readonly keys: Set<string> | null; key: string; index: number }

/** A key of a JSON text, by its path and where it stands; `again`: its object had it before. */
interface JsonPlace { readonly path: string; readonly at: number; readonly again: boolean }

/** The keys of a text that is JSON, in their sequence; `root` is what paths begin with. */
function* placesOf(json: string, root: string): Generator<JsonPlace> {
  const levels: Level[] = []
  let key: { readonly name: string; readonly at: number } | null = null
  for (const { 0: token, index: at } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[') levels.push({ path: placeIn(level, root), keys: token === '{' ? new Set() : null, key: '', index: 0 })
    else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') {
      if (level) level.index += 1
    } else if (token === ':') {
      if (!level?.keys || !key) continue
      level.key = key.name
      yield { path: placeIn(level, root), at: key.at, again: level.keys.has(key.name) }
      level.keys.add(key.name)
    } else key = { name: JSON.parse(token) as string, at }
  }
}

const placeIn = (level: Level | undefined, root: string): string => (level ? (level.keys ? `${level.path}.${level.key}` : `${level.path}[${level.index}]`) : root)

/**
 * Where a text that is JSON names something twice in one object, as a path, or null. JSON.parse takes the last silently, and a second
 * `sphere` would be another lens.
 */
export function repeatedKey(json: string, root: string): string | null {
  for (const { path, again } of placesOf(json, root)) if (again) return path
  return null
}

/** The line, from 1, on which a path of a JSON text stands; of one that is not there, the line of what it would be part of. */
export function lineOfPath(json: string, root: string, wanted: string): number {
  let best = { length: 0, at: 0 }
  for (const { path, at } of placesOf(json, root)) {
    if (path.length >= best.length && (wanted === path || wanted.startsWith(`${path}.`) || wanted.startsWith(`${path}[`) || wanted.startsWith(`${path} `))) best = { length: path.length, at }
  }
  return json.slice(0, best.at).split('\n').length
}
