import type { Floor } from '../../floor.ts'

/** What a verb about keys works with. */
export interface KeysContext {
  readonly floor: Floor
  readonly say: (sentence: string) => void
  /** What was asked for, on standard output. */
  readonly print: (line: string) => void
  readonly typed: AsyncIterable<string | Buffer>
}
