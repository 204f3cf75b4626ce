import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { StartRefused } from '#platform/start-refused'

/**
 * Reads `--name value` options and plain words by a contract. The words come as `words`.
 * @throws {StartRefused} with the usage line and what is wrong
 */
export function readOptions<S extends z.ZodObject>(args: readonly string[], usage: string, shape: S): z.output<S> {
  const options = Object.fromEntries(Object.keys(shape.shape).filter((name) => name !== 'words').map((name) => [name, { type: 'string' as const }]))
  let given: Record<string, unknown>
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: 'words' in shape.shape })
    given = { ...values, ...('words' in shape.shape && { words: positionals }) }
  } catch (error) {
    throw new StartRefused(`${error instanceof Error ? error.message.split('. ')[0] : 'That was not understood'}. Write: ${usage}`, { cause: error })
  }
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const [field] = issue?.path ?? []
  throw new StartRefused(`${field === 'words' ? 'Something is missing' : `--${String(field)}: ${issue?.message}`}. Write: ${usage}`)
}
