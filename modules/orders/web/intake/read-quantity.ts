/**
 * Reads how many as people type it, `2`, `0,5`, `1.25`: whole thousandths, or null when it is no amount above nothing. What is
 * sold by the piece has no halves.
 */
export function readQuantity(text: string, byThePiece: boolean): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match) return null
  const quantity = Number(match[1]) * 1000 + Number((match[2] ?? '').padEnd(3, '0'))
  return quantity > 0 && !(byThePiece && quantity % 1000 !== 0) ? quantity : null
}
