import type { KeyboardEvent } from 'react'
import type { Cell } from '../domain/index.ts'

type Act = (() => void) | undefined

/** What the keys of a cell bring about; what is undefined has no key now. */
export interface CellActs {
  readonly enter: () => void
  readonly step: (direction: 1 | -1, size: 'fine' | 'wide' | 'usual') => void
  readonly forget: () => void
  readonly beside: (direction: 1 | -1) => void
  readonly copy: Act
  readonly prism: Act
  readonly transpose: Act
  readonly near: Act
  readonly last: Act
  readonly confirm: Act
}

/** The keys of a cell by their names in lower case. Letters act only on a cell in which nothing is being typed, for they may begin a word. */
export function actsOf(event: KeyboardEvent<HTMLInputElement>, cell: Cell, untouched: boolean, acts: CellActs): Readonly<Record<string, Act>> {
  const input = event.currentTarget
  const size = event.altKey ? 'fine' : event.shiftKey ? 'wide' : 'usual'
  // A base is a word: nahoru, temporal, ven.
  const isWord = cell === 'prismBaseDeg' || cell === 'prism2BaseDeg'
  return {
    Enter: acts.enter, ArrowUp: () => acts.step(1, size), ArrowDown: () => acts.step(-1, size),
    ...(untouched && !event.altKey && { c: acts.copy, '/': acts.prism, y: acts.confirm, ...(!isWord && { t: acts.transpose, n: acts.near, v: acts.last }) }),
    ...(!untouched && { Escape: acts.forget }),
    ...(input.selectionStart === 0 && { ArrowLeft: () => acts.beside(-1) }),
    ...(input.selectionEnd === input.value.length && { ArrowRight: () => acts.beside(1) }),
  }
}
