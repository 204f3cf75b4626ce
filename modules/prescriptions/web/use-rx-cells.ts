import { useRef, useState, type KeyboardEvent } from 'react'
import { applies, cellText, eyes, readCell, stepCell, type BothEyes, type Cell, type Eye, type Reading } from '../domain/index.ts'
import { useDecimalMark } from './decimal-mark.ts'
import { bothPds, copiedFromOther, keyOf, passed, withTyped, withValue, type CellKey, type RxEntry } from './entry.ts'

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
}

/** The typing of a grid: texts that have no reading yet, and what the keys do. */
export function useRxCells({ entry, columns, onChange, onReadable, onDone, last }: RxCellsOptions) {
  const place = useRef<HTMLTableElement>(null)
  const mark = useDecimalMark()
  const [typed, setTyped] = useState<Partial<Record<CellKey, string>>>({})
  const [at, setAt] = useState<{ eye: Eye; cell: Cell } | null>(null)
  const textOf = (eye: Eye, cell: Cell): string => {
    const value = entry[eye][cell]
    return typed[keyOf(eye, cell)] ?? (value === null ? '' : cellText(cell, value, eye, mark))
  }
  const readingOf = (eye: Eye, cell: Cell): Reading => {
    const text = typed[keyOf(eye, cell)]
    return text === undefined ? { value: entry[eye][cell] } : readTyped(cell, text, eye)
  }
  const keepTyped = (next: Partial<Record<CellKey, string>>) => {
    setTyped(next)
    onReadable(Object.entries(next).every(([key, text]) => {
      const [eye, cell] = key.split('.') as [Eye, Cell]
      return 'value' in readTyped(cell, text, eye)
    }))
  }
  const forgetTyped = (key: CellKey) => {
    const { [key]: _gone, ...rest } = typed
    keepTyped(rest)
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
    const reading = readTyped(cell, text, eye)
    onChange(withTyped(entry, eye, cell, { text, before: typed[keyOf(eye, cell)] ?? '', value: 'value' in reading ? reading.value : null }))
    keepTyped({ ...typed, [keyOf(eye, cell)]: text })
  }
  const set = (eye: Eye, cell: Cell, value: number) => {
    onChange(withValue(entry, eye, cell, value))
    forgetTyped(keyOf(eye, cell))
  }
  const leave = (eye: Eye, cell: Cell) => {
    setAt(null)
    if ('value' in readingOf(eye, cell)) forgetTyped(keyOf(eye, cell))
  }
  const isEmpty = eyes.every((eye) => columns.every((cell) => entry[eye][cell] === null || entry.proposed.includes(keyOf(eye, cell)))) && Object.keys(typed).length === 0

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, eye: Eye, cell: Cell): void {
    if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    const input = event.currentTarget
    const untouched = typed[keyOf(eye, cell)] === undefined
    const reading = readingOf(eye, cell)
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: () => {
        if (!('value' in reading)) return
        if (isEmpty && cell === columns[0] && eye === 'right') return onDone()
        if (entry.proposed.includes(keyOf(eye, cell))) onChange(passed(entry, eye, cell))
        goNext(eye, cell)
      },
      ArrowUp: () => set(eye, cell, stepCell(cell, 'value' in reading ? reading.value : null, 1, stepSize(event))),
      ArrowDown: () => set(eye, cell, stepCell(cell, 'value' in reading ? reading.value : null, -1, stepSize(event))),
      ...(untouched && !event.altKey && {
        c: () => onChange(copiedFromOther(entry, eye)),
        '/': columns.includes('prism') ? () => focus(eye, 'prism') : undefined,
        ...(last && { v: () => onChange({ ...last, proposed: eyes.flatMap((one) => columns.filter((column) => last[one][column] !== null).map((column) => keyOf(one, column))) }) }),
      }),
      ...(!untouched && { Escape: () => forgetTyped(keyOf(eye, cell)) }),
      ...(input.selectionStart === 0 && { ArrowLeft: () => focusBeside(place.current, input, -1) }),
      ...(input.selectionEnd === input.value.length && { ArrowRight: () => focusBeside(place.current, input, 1) }),
    }
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return { place, at, textOf, readingOf, bothOf: (eye: Eye, cell: Cell) => bothPds(cell, typed[keyOf(eye, cell)] ?? ''), type, leave, onKeyDown, enter: (eye: Eye, cell: Cell) => setAt({ eye, cell }), mark }
}

/** What stands in a cell; a PD may speak of both eyes, and then of this one too. */
function readTyped(cell: Cell, text: string, eye: Eye): Reading {
  const both = bothPds(cell, text)
  return both ? { value: both[eye] } : readCell(cell, text, eye)
}

const stepSize = (event: KeyboardEvent): 'fine' | 'wide' | 'usual' => (event.altKey ? 'fine' : event.shiftKey ? 'wide' : 'usual')

function focusBeside(place: HTMLElement | null, input: HTMLInputElement, step: 1 | -1): void {
  const all = [...(place?.querySelectorAll<HTMLInputElement>('[data-cell]') ?? [])]
  all[all.indexOf(input) + step]?.focus()
}
