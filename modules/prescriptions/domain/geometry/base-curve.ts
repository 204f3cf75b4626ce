/**
 * The front curve that suits a mean power, in thousandths of a dioptre, by Vogel's rule: plus lenses mean power + 6 D, minus lenses half
 * of it + 6 D; to the nearest half dioptre, 0.50 to 12.00. A proposal: the maker's own base curves go before it.
 */
export function proposeBaseCurve(mean: number): number {
  const curve = mean > 0 ? mean + 6000 : mean / 2 + 6000
  return Math.min(12_000, Math.max(500, Math.round(curve / 500) * 500))
}
