/** A shape as a device traced it or a frame table gives it, in the whole units of the file. */
export interface VcaTrace {
  readonly line: number
  readonly eye: 'right' | 'left'
  /** What was traced; null where the file does not say. */
  readonly seen: 'frame' | 'pattern' | 'demo' | null
  /**
   * Hundredths of a millimetre from the middle of the box, seen from the front (convex side), counter-clockwise; the first of even angles
   * lies at 0° on the viewer's right. Measured: the samples' right lenses are cut away at the lower right, where the nose is, and the
   * left ones mirror them.
   */
  readonly radii: readonly number[]
  /** Hundredths of a degree, one for each radius; null: even steps from 0. */
  readonly angles: readonly number[] | null
  /** Height of the groove over a plane, hundredths of a millimetre. */
  readonly heights: { readonly values: readonly number[]; readonly angles: readonly number[] | null } | null
}

/** A trace that is kept to the byte and not read. */
export interface UnreadTrace { readonly line: number; readonly header: string; readonly why: string }

/** The formats by what public sources say of them. */
export const traceFormats: Readonly<Record<string, string>> = {
  1: 'numbers in the open', 2: 'numbers of two bytes', 3: 'differences of one byte', 4: 'packed differences',
  5: 'differences, by the maker of the device', 6: 'by the maker of the device',
}

/** Even angles of a trace of so many radii, hundredths of a degree, not rounded. */
export const evenAngles = (count: number): number[] => Array.from({ length: count }, (_, index) => (index * 36_000) / count)
