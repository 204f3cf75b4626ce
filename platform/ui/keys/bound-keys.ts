import { isSingleLetter, meantBy, strokeFor, usualKeys, type KeyChoices } from './key-choices.ts'
import { burstGapMs, codeOf, growBurst, noBurst, scannedCharacter } from './scan-burst.ts'
import { strokeOf, writes } from './stroke.ts'

/** What a key does. Keys are named as on key caps; two strokes in a row, `G` then `O`, are written `G O`. */
export type Bindings = Readonly<Record<string, () => void>>

/** A second stroke later than this starts anew. */
const sequenceMs = 1200

const layers: Bindings[] = []
/** Who takes a scanned code; the last one that came does. */
const scanners: ((code: string) => void)[] = []
let burst = noBurst
/** Letters that wait for a moment: the first of a scan looks like a key. */
let waiting: { readonly stroke: string; readonly atMs: number }[] = []
let waitingTimer: ReturnType<typeof setTimeout> | undefined
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
  if (layers.length === 0) {
    addEventListener('keydown', noteCover, { capture: true })
    addEventListener('keydown', onKeyDown)
  }
  layers.push(bindings)
  tell()
  return () => {
    layers.splice(layers.indexOf(bindings), 1)
    if (layers.length === 0) {
      removeEventListener('keydown', noteCover, { capture: true })
      removeEventListener('keydown', onKeyDown)
    }
    tell()
  }
}

let choices = usualKeys

/** The keys as whoever is signed in has them. */
export const keyChoices = (): KeyChoices => choices

export function setKeyChoices(next: KeyChoices): void {
  choices = next
  tell()
}

function tell(): void {
  snapshot = new Set(layers.flatMap((layer) => Object.keys(layer)))
  for (const listener of listeners) listener()
}

/** Takes codes that a scanner types outside of text fields, until the returned function is called; who came last takes them. */
export function bindScans(take: (code: string) => void): () => void {
  scanners.push(take)
  return () => void scanners.splice(scanners.indexOf(take), 1)
}

/** Gives on a code that was read in another way than by keys; it goes where a typing scanner's would. Nothing happens when nobody takes any. */
export const giveScan = (code: string): void => scanners.at(-1)?.(code)

/** Whether something floated over the page when the last key was pressed: its Esc closes it, and is gone before the page hears of it. */
let covered = false

function noteCover(): void {
  covered = document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

function onKeyDown(event: KeyboardEvent): void {
  const stroke = event.defaultPrevented || event.repeat || event.isComposing ? '' : strokeOf(event)
  if (!stroke) return
  const inText = takesText(event.target)
  if (!inText && isCharacter(event)) {
    burst = growBurst(burst, scannedCharacter(event), event.timeStamp)
    // Only a code that is an address begins with a letter; figures and signs act at once, for no key of ours begins a code with them.
    if (burst.text.length > 1 || /\p{L}/u.test(event.key)) {
      waiting.push({ stroke, atMs: event.timeStamp })
      clearTimeout(waitingTimer)
      waitingTimer = setTimeout(releaseWaiting, burstGapMs)
      return
    }
  } else {
    const code = stroke === 'Enter' && !inText ? codeOf(burst, event.timeStamp) : null
    burst = noBurst
    if (code !== null && scanners.length > 0) {
      waiting = []
      event.preventDefault()
      giveScan(code)
      return
    }
    releaseWaiting()
  }
  if (writes(stroke) && inText) return
  if (isSingleLetter(stroke) && !choices.singleLetters) return
  if (stroke === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button, summary')) return
  if (act(stroke, event.timeStamp)) event.preventDefault()
}

/** Strokes that came too quickly for a key and too few for a scan were hands after all; the rest of a torn scan does nothing. */
function releaseWaiting(): void {
  clearTimeout(waitingTimer)
  const strokes = waiting
  waiting = []
  if (strokes.length > 3 || !choices.singleLetters) return
  for (const { stroke, atMs } of strokes) act(stroke, atMs)
}

function act(stroke: string, atMs: number): boolean {
  if (covered) return false
  const inSequence = waitingFor.until > atMs ? meantBy(choices, `${waitingFor.first} ${stroke}`) : ''
  waitingFor = { first: '', until: 0 }
  const run = (inSequence && find(inSequence)) || find(meantBy(choices, stroke))
  if (run) run()
  else if (snapshot.size > 0 && [...snapshot].some((name) => strokeFor(choices, name)?.startsWith(`${stroke} `) && writes(stroke))) waitingFor = { first: stroke, until: atMs + sequenceMs }
  return run !== undefined
}

const isCharacter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

/** Does what a key does, for whoever found it by its words. */
export const runKey = (name: string): void => find(name)?.()

/** Does what the pressed stroke does, for a field that had to wait with it. */
export const runStroke = (stroke: string): void => runKey(meantBy(choices, stroke))

const find = (name: string): (() => void) | undefined => layers.findLast((layer) => layer[name])?.[name]

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('textarea, select, [role="menu"], [role="listbox"], input:not([type="checkbox"], [type="radio"], [type="button"])') !== null)
