import { z } from 'zod'
import { Problem } from './problem.ts'
import { httpProblems } from './problems.ts'

/** The place where a page ended, opaque to clients: the sort values of its last row. */
export const writeCursor = (values: readonly (string | number | boolean | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** Where a page ended in time. As text: a Date has milliseconds, and two rows may lie closer together. */
export const instantPlace = z.iso.datetime().refine((text) => !text.startsWith('0000'))

/** Reads a cursor back. @throws {Problem} http/invalid when it was not made by {@link writeCursor} for this list */
export function readCursor<S extends z.ZodType>(cursor: string | undefined, shape: S): z.output<S> | null {
  if (cursor === undefined) return null
  const read = shape.safeParse(valuesOf(cursor))
  if (!read.success) {
    throw new Problem(httpProblems.invalid, undefined, { errors: [{ pointer: 'query/cursor', detail: 'use the nextCursor of the page before' }] })
  }
  return read.data
}

/** Undefined for what no database could have given us: forged places go no further than here. */
function valuesOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'), (_, value: unknown) => {
      if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) throw new Error('no text of ours')
      return value
    })
  } catch {
    return undefined
  }
}
