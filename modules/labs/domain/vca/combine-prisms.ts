export interface Prism { readonly amount: number; readonly baseDeg: number }

/** Two prisms as the one that does the same: hundredths of a prism dioptre, tenths of a degree from 0 to below 3600, both rounded. */
export function combinePrisms(one: Prism, other: Prism): { readonly amount: number; readonly baseTenths: number } {
  const along = (turn: (angle: number) => number): number => one.amount * turn((one.baseDeg * Math.PI) / 180) + other.amount * turn((other.baseDeg * Math.PI) / 180)
  const [x, y] = [along(Math.cos), along(Math.sin)]
  const amount = Math.round(Math.hypot(x, y))
  // Prisms that cancel have no direction.
  return { amount, baseTenths: amount === 0 ? 0 : (Math.round((Math.atan2(y, x) * 1800) / Math.PI) + 3600) % 3600 }
}
