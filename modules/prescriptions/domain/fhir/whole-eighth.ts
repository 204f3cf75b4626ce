const eighths: Readonly<Record<number, number>> = { 120: 125, 130: 125, 370: 375, 380: 375, 620: 625, 630: 625, 870: 875, 880: 875 }

/** A power in thousandths of a dioptre that was written with two decimals, as it was meant: 120 and 130 are 125. */
export function wholeEighth(power: number): number {
  const size = Math.abs(power)
  const eighth = eighths[size % 1000]
  return eighth ? Math.sign(power) * (size - (size % 1000) + eighth) : power
}
