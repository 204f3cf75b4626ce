/** An object or list that is open where we read: the names it had so far (null for a list), and where in it we are. */
interface Level { readonly names: Set<string> | null; step: string | number }

/**
 * The JSON pointer of the first name that stands twice in one object, or null. JSON.parse takes the last and says nothing.
 * @param json must be valid
 */
export function firstNameTwice(json: string): string | null {
  const levels: Level[] = []
  let isName = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at]
    const level = levels.at(-1)
    if (sign === '"') {
      const end = endOfText(json, at)
      if (isName && level?.names) {
        level.step = JSON.parse(json.slice(at, end + 1)) as string
        if (level.names.has(level.step)) return levels.map(({ step }) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
        level.names.add(level.step)
      }
      isName = false
      at = end
    } else if (sign === '{') {
      levels.push({ names: new Set(), step: '' })
      isName = true
    } else if (sign === '[') levels.push({ names: null, step: 0 })
    else if (sign === '}' || sign === ']') levels.pop()
    else if (sign === ',' && level) {
      isName = level.names !== null
      if (typeof level.step === 'number') level.step += 1
    }
  }
  return null
}

/** Where the text that begins at `start` ends: at a quotation mark with an even number of backslashes before it. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let backslashes = 0
    while (json[end - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return end
  }
}
