import { createHash } from 'node:crypto'
import { timeOfId, newId } from '#kernel/ids'

/** The id of what a row becomes: the same each time, so that a pass that was cut off and comes again makes the same thing. */
export function rowId(importId: string, row: number): string {
  const bits = createHash('sha256').update(`${importId} ${row}`).digest()
  return newId(timeOfId(importId) ?? 0, (bytes) => {
    bytes.set(bits.subarray(0, bytes.length))
    return bytes
  })
}
