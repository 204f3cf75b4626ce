import { applies, carriedCells, cells, emptyEye, eyes, modeOf, otherEye, readBothPds, transposeEye, type BothEyes, type Cell, type CylinderMode, type Eye } from '../domain/index.ts'

/** A cell of one eye: `left.sphere`. */
export type CellKey = `${Eye}.${Cell}`
export const keyOf = (eye: Eye, cell: Cell): CellKey => `${eye}.${cell}`

/** A prescription being typed. Proposed values are grey: taken over or mirrored, until somebody passes them. */
export interface RxEntry extends BothEyes {
  readonly proposed: readonly CellKey[]
  /** How a cylinder without a sign is meant. */
  readonly mode: CylinderMode
}

/** Nothing typed; what is carried over from earlier stands there as a proposal. */
export function newEntry(carried?: BothEyes): RxEntry {
  const { right, left } = carried ?? { right: emptyEye, left: emptyEye }
  return { right, left, mode: 'minus', proposed: eyes.flatMap((eye) => Object.entries(eye === 'right' ? right : left).flatMap(([cell, value]) => (value === null ? [] : [keyOf(eye, cell as Cell)]))) }
}

/** What an earlier prescription says, to be looked through and saved as another. */
export const entryOf = ({ right, left }: BothEyes): RxEntry => ({ right, left, proposed: [], mode: modeOf([right, left]) ?? 'minus' })

/** Both eyes almost always have these in common. */
const mirrored: readonly Cell[] = ['addition', 'intermediateAddition', 'fittingHeight', 'segmentHeight']

/** The entry with a value typed. What no longer applies goes with it; the other eye is proposed what eyes have in common. */
export function withValue(entry: RxEntry, eye: Eye, cell: Cell, value: number | null): RxEntry {
  const other = otherEye(eye)
  const typed = withoutStranded({ ...entry, [eye]: { ...entry[eye], [cell]: value }, mode: modeWith(entry, other, cell, value), proposed: entry.proposed.filter((key) => key !== keyOf(eye, cell)) }, eye)
  const proposes = mirrored.includes(cell) && (entry[other][cell] === null || entry.proposed.includes(keyOf(other, cell)))
  if (!proposes) return typed
  const rest = typed.proposed.filter((key) => key !== keyOf(other, cell))
  return { ...typed, [other]: { ...typed[other], [cell]: value }, proposed: value === null ? rest : [...rest, keyOf(other, cell)] }
}

/** The form follows the first cylinder that is written with a sign of its own. */
const modeWith = (entry: RxEntry, other: Eye, cell: Cell, value: number | null): CylinderMode =>
  (cell === 'cylinder' && modeOf([entry[other]]) === null ? modeOf([{ cylinder: value }]) : null) ?? entry.mode

/** The whole form in the other notation: every cylinder with the other sign, spheres and axes as that asks for. */
export function transposed(entry: RxEntry): RxEntry {
  const mode = entry.mode === 'minus' ? 'plus' : 'minus'
  return { ...entry, mode, right: transposeEye(entry.right, mode), left: transposeEye(entry.left, mode) }
}

/** The entry with what written lines say of an eye: its power as a whole, the rest where the line has it. */
export const withLines = (entry: RxEntry, lines: Partial<Record<Eye, Partial<Record<Cell, number>>>>): RxEntry => eyes.reduce((now, eye) => {
  const said = lines[eye]
  if (!said) return now
  const power = { sphere: null, cylinder: null, axisDeg: null, ...said }
  return cells.reduce((filled, cell) => (cell in power ? withValue(filled, eye, cell, power[cell] ?? null) : filled), now)
}, entry)

/** Both PDs, where the cell holds a PD and its text speaks of both eyes. */
export const bothPds = (cell: Cell, text: string): ReturnType<typeof readBothPds> => (cell === 'pd' || cell === 'pdNear' ? readBothPds(text) : null)

/**
 * The entry after `text` was typed where `before` stood. A text about both PDs fills both eyes, and one that no longer is takes the
 * other one back; a way from pupil to pupil that was halved is a proposal for the other eye.
 */
export function withTyped(entry: RxEntry, eye: Eye, cell: Cell, { text, before, value }: { readonly text: string; readonly before: string; readonly value: number | null }): RxEntry {
  const other = otherEye(eye)
  const both = bothPds(cell, text)
  if (!both) return withValue(bothPds(cell, before) ? withValue(entry, other, cell, null) : entry, eye, cell, value)
  const typed = withValue(withValue(entry, eye, cell, both[eye]), other, cell, both[other])
  return both.halved ? { ...typed, proposed: [...typed.proposed, keyOf(other, cell)] } : typed
}

/** A proposed value that somebody has looked at and passed. */
export const passed = (entry: RxEntry, eye: Eye, cell: Cell): RxEntry => ({ ...entry, proposed: entry.proposed.filter((key) => key !== keyOf(eye, cell)) })

/** The eye with the other one's values of these columns; the base of a prism keeps to nose and temple, so its direction is mirrored. */
export function copiedFromOther(entry: RxEntry, eye: Eye, columns: readonly Cell[]): RxEntry {
  const [from, to] = [entry[otherEye(eye)], entry[eye]]
  const copied = (cell: Cell): number | null => {
    if (cell === 'pd' || cell === 'pdNear') return to[cell] ?? from[cell]
    const value = from[cell]
    return (cell === 'prismBaseDeg' || cell === 'prism2BaseDeg') && value !== null ? (540 - value) % 360 : value
  }
  const next = { ...entry, [eye]: { ...to, ...Object.fromEntries(columns.map((cell) => [cell, copied(cell)])) } }
  return withoutStranded({ ...next, proposed: entry.proposed.filter((key) => !columns.some((cell) => key === keyOf(eye, cell))) }, eye)
}

/** Whether anything is said: measures of the head that were only carried over are not. */
export const saysSomething = (entry: RxEntry): boolean => eyes.some((eye) => cells.some((cell) =>
  entry[eye][cell] !== null && !(entry.proposed.includes(keyOf(eye, cell)) && carriedCells.some((carried) => carried === cell))))

/** Without a cylinder there is no axis, without a prism no base: what stood there would be refused. */
function withoutStranded(entry: RxEntry, eye: Eye): RxEntry {
  const values = entry[eye]
  const clean = Object.fromEntries(Object.entries(values).map(([cell, value]) => [cell, applies(cell as Cell, values) ? value : null])) as typeof values
  return { ...entry, [eye]: clean }
}
