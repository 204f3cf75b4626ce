/** An accent as a light and a dark colour, `#0F5F69`. */
export interface Accent { readonly light: string; readonly dark: string }

export type AccentRefusal = 'too-pale-on-light' | 'too-dark-on-dark' | 'too-near-to-late'

const surfaces = { light: '#FFFFFF', dark: '#191D20' }
/** The colours that mean «overdue»; an accent near them would make every button look late. */
const late = { light: '#B9231A', dark: '#FF9182' }
const MIN_CONTRAST = 4.5
const MIN_DISTANCE = 20

/** Why this accent may not be used, or null when it may. Contrast: WCAG 2.2; distance: CIE76 ΔE. */
export function whyNotAccent(accent: Accent): AccentRefusal | null {
  if (contrast(accent.light, surfaces.light) < MIN_CONTRAST) return 'too-pale-on-light'
  if (contrast(accent.dark, surfaces.dark) < MIN_CONTRAST) return 'too-dark-on-dark'
  if (distance(accent.light, late.light) < MIN_DISTANCE || distance(accent.dark, late.dark) < MIN_DISTANCE) return 'too-near-to-late'
  return null
}

type Rgb = readonly [number, number, number]

function linear(hex: string): Rgb {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const luminance = ([r, g, blue]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * blue

/** Contrast ratio of two colours, 1 to 21. Source: WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [a, c] = [luminance(linear(one)), luminance(linear(other))].toSorted((x, y) => y - x) as [number, number]
  return (a + 0.05) / (c + 0.05)
}

/** Colour distance ΔE (CIE76) of two colours. */
export function distance(one: string, other: string): number {
  const [a, c] = [lab(linear(one)), lab(linear(other))]
  return Math.hypot(a[0] - c[0], a[1] - c[1], a[2] - c[2])
}

/** CIE L*a*b* under D65. */
function lab([r, g, blue]: Rgb): Rgb {
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * blue) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * blue)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}
