/** A code in the picture, with the middle of where it stands: 0 to 1 from the left and from above. */
export interface FoundCode {
  readonly text: string
  readonly x: number
  readonly y: number
}

/** What the worker that reads codes answers to a picture; null when it cannot read at all. */
export type WorkerAnswer = readonly FoundCode[] | null

/** The one code that is meant when several are in the picture, as on an order sheet: the nearest to the middle. */
export const aimedAt = (codes: readonly FoundCode[]): string | null =>
  codes.toSorted((one, other) => fromMiddle(one) - fromMiddle(other))[0]?.text ?? null

const fromMiddle = ({ x, y }: FoundCode): number => Math.hypot(x - 0.5, y - 0.5)

/** A hand that trembles loses a code for a moment; what was away for longer is held there anew. */
const goneAfterMs = 1500

/** The code that was held before the camera last, and when it was seen last; times in the milliseconds of one clock. */
export interface Held { readonly code: string; readonly atMs: number }

export const nothingHeld: Held = { code: '', atMs: Number.NEGATIVE_INFINITY }

/** Whether this code counts as a scan of its own: a code that stays before the camera is one scan, however many pictures show it. */
export const isNewScan = (held: Held, code: string, atMs: number): boolean => held.code !== code || atMs - held.atMs > goneAfterMs
