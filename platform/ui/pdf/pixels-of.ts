/** Pixels of one page's picture: more than a screen of 4K, less than what a telephone's browser refuses to draw (16.7 million). */
const MOST_PIXELS = 12_000_000
/** The longest side that browsers draw everywhere. */
const LONGEST = 8_192

/** How wide a page's picture becomes, in pixels: as wide as wanted, unless its area or a side grew beyond what browsers draw. */
export function pixelsOf(page: { readonly width: number; readonly height: number }, wanted: number): number {
  const high = page.height / page.width
  return Math.max(1, Math.floor(Math.min(wanted, Math.sqrt(MOST_PIXELS / high), LONGEST, LONGEST / high)))
}
