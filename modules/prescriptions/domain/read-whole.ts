/** The whole number that the shape's first group finds in what was typed, or null. */
export function readWhole(text: string, shape: RegExp): number | null {
  const parts = shape.exec(text.normalize('NFKC').trim())
  return parts ? Number(parts[1]) : null
}
