import type { z } from 'zod'
import { Problem } from './problem.ts'
import { httpProblems } from './problems.ts'

/** The place where a page ended, opaque to clients: the sort values of its last row. */
export const writeCursor = (values: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** Reads a cursor back. @throws {Problem} http/invalid when it was not made by {@link writeCursor} for this list */
export function readCursor<S extends z.ZodType>(cursor: string | undefined, shape: S): z.output<S> | null {
  if (cursor === undefined) return null
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    values = undefined
  }
  const read = shape.safeParse(values)
  if (!read.success) {
    throw new Problem(httpProblems.invalid, undefined, { errors: [{ pointer: 'query/cursor', detail: 'use the nextCursor of the page before' }] })
  }
  return read.data
}
