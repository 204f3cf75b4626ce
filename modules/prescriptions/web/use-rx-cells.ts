import { useRef, useState, type KeyboardEvent } from 'react'
import { applies, cellText, eyes, readCell, readLines, readNear, stepCell, type BothEyes, type Cell, type Eye, type Reading } from '../domain/index.ts'
import { useAcuityWriting } from './acuity-writing.ts'
import { useDecimalMark } from './decimal-mark.ts'
import { actsOf } from './rx-acts.ts'
import { bothPds, copiedFromOther, entryOf, keyOf, passed, transposed, withLines, withTyped, withValue, type CellKey, type RxEntry } from './entry.ts'

export interface RxCellsOptions {
  readonly entry: RxEntry
  readonly columns: readonly Cell[]
  readonly onChange: (entry: RxEntry) => void
  /** Told whether all that was typed has a reading. */
  readonly onReadable: (readable: boolean) => void
  /** After the last cell, or at the first when nothing is typed at all. */
  readonly onDone: () => void
  /** The prescription before, which `V` takes over. */
  readonly last: BothEyes | null
  /** `Y`: what asked for a second look is right as it stands. */
  readonly onConfirm?: (() => void) | undefined
  /** `/`: a prism is asked for; its columns have to stand there when this returns. */
  readonly onPrism?: () => void
}

type Typed = Partial<Record<CellKey, string>>

/** The typing of a grid: texts that have no reading yet, and what the keys do. */
export function useRxCells({ entry, columns, onChange, onReadable, onDone, last, onConfirm, onPrism }: RxCellsOptions) {
  const place = useRef<HTMLTableElement>(null)
  const mark = useDecimalMark()
  const acuity = useAcuityWriting()
  const [typed, setTyped] = useState<Typed>({})
  const [at, setAt] = useState<{ eye: Eye; cell: Cell } | null>(null)
  /** Papers tell near as an addition or as a power of its own; what is kept is the addition. */
  const [near, setNear] = useState(false)

  const shown = (eye: Eye, cell: Cell): string => {
    const value = entry[eye][cell]
    if (!(near && cell === 'addition')) return value === null ? '' : cellText(cell, value, eye, mark, acuity)
    return value === null || entry[eye].sphere === null ? '' : cellText('sphere', entry[eye].sphere + value, eye, mark)
  }
  const textOf = (eye: Eye, cell: Cell): string => typed[keyOf(eye, cell)] ?? shown(eye, cell)
  const read = (of: RxEntry, eye: Eye, cell: Cell, text: string, asNear = near): Reading => {
    if (asNear && cell === 'addition') return readNear(text, of[eye].sphere)
    const both = bothPds(cell, text)
    return both ? { value: both[eye] } : readCell(cell, text, eye, of.mode, acuity.notation)
  }
  const readingOf = (eye: Eye, cell: Cell): Reading => {
    const text = typed[keyOf(eye, cell)]
    return text === undefined ? { value: entry[eye][cell] } : read(entry, eye, cell, text)
  }
  const keep = (next: RxEntry, texts: Typed, asNear = near) => {
    setTyped(texts)
    if (next !== entry) onChange(next)
    onReadable(Object.entries(texts).every(([key, text]) => {
      const [eye, cell] = key.split('.') as [Eye, Cell]
      return 'value' in read(next, eye, cell, text, asNear)
    }))
  }
  /** A near power stays as it was written when the sphere in front of it changes: the addition follows. */
  const keepWithNear = (next: RxEntry, texts: Typed, eye: Eye) => {
    const key = keyOf(eye, 'addition')
    const text = textOf(eye, 'addition')
    if (!near || text === '' || entry.proposed.includes(key) || next[eye].sphere === entry[eye].sphere) return keep(next, texts)
    const reading = readNear(text, next[eye].sphere)
    keep({ ...next, [eye]: { ...next[eye], addition: 'value' in reading ? reading.value : null } }, { ...texts, [key]: text })
  }
  const without = (key: CellKey): Typed => {
    const { [key]: _gone, ...rest } = typed
    return rest
  }
  const focus = (eye: Eye, cell: Cell) => place.current?.querySelector<HTMLInputElement>(`[data-cell="${keyOf(eye, cell)}"]`)?.focus()
  /** The cells that want an answer, in the sequence of entry: a prism only once it was asked for, a height where an addition asks for one. */
  const wanted = (eye: Eye, cell: Cell): boolean => {
    if (cell === 'prism') return entry[eye].prism !== null
    if (cell === 'fittingHeight') return entry[eye].fittingHeight !== null || entry[eye].addition !== null
    return applies(cell, entry[eye])
  }
  const stops = eyes.flatMap((eye) => columns.filter((cell) => wanted(eye, cell)).map((cell) => ({ eye, cell })))
  const goNext = (eye: Eye, cell: Cell) => {
    const order = eyes.flatMap((one) => columns.map((column) => keyOf(one, column)))
    const here = order.indexOf(keyOf(eye, cell))
    const next = stops.find((stop) => order.indexOf(keyOf(stop.eye, stop.cell)) > here)
    if (next) focus(next.eye, next.cell)
    else onDone()
  }

  const type = (eye: Eye, cell: Cell, text: string) => {
    const reading = read(entry, eye, cell, text)
    const next = withTyped(entry, eye, cell, { text, before: typed[keyOf(eye, cell)] ?? '', value: 'value' in reading ? reading.value : null })
    keepWithNear(next, { ...typed, [keyOf(eye, cell)]: text }, eye)
  }
  const set = (eye: Eye, cell: Cell, value: number) => keepWithNear(withValue(entry, eye, cell, value), without(keyOf(eye, cell)), eye)
  /** What a whole written line says, where its every value has a column here. */
  const linesIn = (text: string, eye: Eye) => {
    const lines = readLines(text, eye)
    return lines && eyes.every((one) => Object.keys(lines[one] ?? {}).every((cell) => columns.includes(cell as Cell))) ? lines : null
  }
  /** Fills the row, or both, from a whole written line. @returns whether the text was one */
  const fill = (eye: Eye, text: string): boolean => {
    const lines = linesIn(text, eye)
    if (!lines) return false
    keep(withLines(entry, lines), Object.fromEntries(Object.entries(typed).filter(([key]) => !lines[key.split('.')[0] as Eye])))
    return true
  }
  const leave = (eye: Eye, cell: Cell) => {
    setAt(null)
    if ('value' in readingOf(eye, cell)) keep(entry, without(keyOf(eye, cell)))
    else if (cell === 'sphere') fill(eye, textOf(eye, cell))
  }
  const transpose = () => keep(transposed(entry), Object.fromEntries(Object.entries(typed).filter(([key]) => !key.endsWith('.addition') || !near)))
  const changeNear = (asNear: boolean) => {
    const texts = eyes.flatMap((eye) => (typed[keyOf(eye, 'addition')] === undefined ? [] : [{ eye, text: typed[keyOf(eye, 'addition')] ?? '' }]))
    const next = texts.reduce((now, { eye, text }) => {
      const reading = read(now, eye, 'addition', text, asNear)
      return { ...now, [eye]: { ...now[eye], addition: 'value' in reading ? reading.value : null } }
    }, entry)
    setNear(asNear)
    keep(next, typed, asNear)
  }
  const isEmpty = eyes.every((eye) => columns.every((cell) => entry[eye][cell] === null || entry.proposed.includes(keyOf(eye, cell)))) && Object.keys(typed).length === 0

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, eye: Eye, cell: Cell): void {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const reading = readingOf(eye, cell)
    const step = (direction: 1 | -1, size: 'fine' | 'wide' | 'usual') => set(eye, cell, stepCell(cell, 'value' in reading ? reading.value : null, direction, size))
    const acts = actsOf(event, cell, typed[keyOf(eye, cell)] === undefined, {
      enter: () => {
        if (!('value' in reading) && !(cell === 'sphere' && fill(eye, textOf(eye, cell)))) return
        if (isEmpty && cell === 'sphere' && eye === 'right') return onDone()
        if (entry.proposed.includes(keyOf(eye, cell))) onChange(passed(entry, eye, cell))
        goNext(eye, cell)
      },
      step, forget: () => keep(entry, without(keyOf(eye, cell))), beside: (direction) => focusBeside(place.current, event.currentTarget, direction),
      copy: () => onChange(copiedFromOther(entry, eye, columns)), transpose, confirm: onConfirm,
      prism: columns.includes('prism') ? () => {
        onPrism?.()
        focus(eye, 'prism')
      } : undefined,
      near: columns.includes('addition') ? () => changeNear(!near) : undefined,
      last: last ? () => onChange({ ...entryOf(last), proposed: eyes.flatMap((one) => columns.filter((column) => last[one][column] !== null).map((column) => keyOf(one, column))) }) : undefined,
    })
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return {
    place, at, textOf, readingOf, type, leave, fill, onKeyDown, mark, acuity, near, changeNear, transpose,
    bothOf: (eye: Eye, cell: Cell) => bothPds(cell, typed[keyOf(eye, cell)] ?? ''),
    isLine: (eye: Eye, cell: Cell) => cell === 'sphere' && linesIn(textOf(eye, cell), eye) !== null,
    enter: (eye: Eye, cell: Cell) => setAt({ eye, cell }),
  }
}

function focusBeside(place: HTMLElement | null, input: HTMLInputElement, step: 1 | -1): void {
  const all = [...(place?.querySelectorAll<HTMLInputElement>('[data-cell]') ?? [])]
  all[all.indexOf(input) + step]?.focus()
}
