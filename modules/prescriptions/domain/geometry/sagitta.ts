/** Radius of a surface in millimetres by its power in dioptres and the index: 1000·(n − 1) / F. A flat one has none: infinity. Meister 1997. */
export const surfaceRadius = (power: number, index: number): number => (power === 0 ? Number.POSITIVE_INFINITY : (1000 * (index - 1)) / power)

/** Depth of a surface in millimetres at half its width: r − √(r² − h²), with the sign of its radius; null where the surface does not reach that far. */
export const sagitta = (radius: number, half: number): number | null => sagittaOfCurvature(1 / radius, half)

/** The same by the curvature, 1/r, which a flat surface has too (0). Written as c·h² / (1 + √(1 − c²·h²)), which loses no figures on flat ones. */
export function sagittaOfCurvature(curvature: number, half: number): number | null {
  const under = 1 - (curvature * half) ** 2
  return under < 0 ? null : (curvature * half * half) / (1 + Math.sqrt(under))
}

/** The usual approximation in millimetres: h²·F / (2000·(n − 1)); 3.60 where 3.65 is right (−4 D, 60 mm, 1.50). */
export const approximateSagitta = (power: number, half: number, index: number): number => (half * half * power) / (2000 * (index - 1))
