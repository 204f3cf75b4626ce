/** How large a figure of a table may be, in its whole unit: wider than any standard, so that a slip of the hand is refused and nothing else. */
export const figureBounds = {
  /** Of powers and cylinders, thousandths of a dioptre. */
  upTo: { most: 60_000 },
  /** What may differ: thousandths of a dioptre, degrees, hundredths of a prism dioptre, basis points of the size, hundredths of a millimetre. */
  dioptres: { most: 2000 }, degrees: { most: 90 }, prism: { most: 1000 }, shareBps: { most: 10_000 }, mm: { most: 2000 }, height: { most: 1000 },
  /** Bands of one list. */
  bands: 30,
} as const
