import { strokeOf, writes } from './stroke.ts'

/** What a key does. Keys are named as on key caps; two strokes in a row, `G` then `O`, are written `G O`. */
export type Bindings = Readonly<Record<string, () => void>>

const singleKeysOff = 'lunette-single-keys-off'
/** A second stroke later than this starts anew. */
const sequenceMs = 1200

const layers: Bindings[] = []
const listeners = new Set<() => void>()
let snapshot: ReadonlySet<string> = new Set()
let waitingFor = { first: '', until: 0 }

/** The keys that do something right now. The same set until it changes, so React can subscribe to it. */
export const boundKeys = (): ReadonlySet<string> => snapshot

export function onBoundKeys(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Binds keys until the returned function is called; later bindings win over earlier ones. */
export function bindKeys(bindings: Bindings): () => void {
  if (layers.length === 0) addEventListener('keydown', onKeyDown)
  layers.push(bindings)
  tell()
  return () => {
    layers.splice(layers.indexOf(bindings), 1)
    if (layers.length === 0) removeEventListener('keydown', onKeyDown)
    tell()
  }
}

/** Whether keys without Ctrl or Alt act on this device (WCAG 2.1.4: they can be turned off). */
export const singleKeysAct = (): boolean => localStorage.getItem(singleKeysOff) === null

export function setSingleKeysAct(act: boolean): void {
  if (act) localStorage.removeItem(singleKeysOff)
  else localStorage.setItem(singleKeysOff, 'yes')
}

function tell(): void {
  snapshot = new Set(layers.flatMap((layer) => Object.keys(layer)))
  for (const listener of listeners) listener()
}

function onKeyDown(event: KeyboardEvent): void {
  const stroke = event.defaultPrevented || event.repeat || event.isComposing ? '' : strokeOf(event)
  if (!stroke || (writes(stroke) && (takesText(event.target) || !singleKeysAct()))) return
  if (stroke === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button, summary')) return
  const inSequence = waitingFor.until > event.timeStamp ? `${waitingFor.first} ${stroke}` : ''
  waitingFor = { first: '', until: 0 }
  const run = (inSequence && find(inSequence)) || find(stroke)
  if (run) {
    event.preventDefault()
    run()
  } else if (snapshot.size > 0 && [...snapshot].some((name) => name.startsWith(`${stroke} `) && writes(stroke))) {
    waitingFor = { first: stroke, until: event.timeStamp + sequenceMs }
  }
}

const find = (name: string): (() => void) | undefined => layers.findLast((layer) => layer[name])?.[name]

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('textarea, select, [role="menu"], [role="listbox"], input:not([type="checkbox"], [type="radio"], [type="button"])') !== null)
