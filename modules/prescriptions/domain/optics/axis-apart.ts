/** How far two axes are apart, in degrees: 175 and 5 are 10. */
export const axisApart = (one: number, other: number): number => Math.min(Math.abs(one - other) % 180, 180 - (Math.abs(one - other) % 180))
