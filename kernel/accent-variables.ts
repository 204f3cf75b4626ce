/**
 * The four tokens of an accent in one scheme. The soft ground and the line are mixed from it, so that an organization picks
 * only two colours; the label on it is white or near black, whichever reads better.
 */
export function accentVariables(accent: Readonly<Record<'light' | 'dark', string>>, scheme: 'light' | 'dark'): Record<string, string> {
  const colour = accent[scheme]
  return {
    '--accent': colour,
    '--accent-ink': luminance(colour) > 0.18 ? `color-mix(in oklab, ${colour} 22%, #000)` : '#ffffff',
    '--accent-soft': scheme === 'light' ? `color-mix(in oklab, ${colour} 11%, #fff)` : `color-mix(in oklab, ${colour} 22%, #15191b)`,
    '--accent-line': scheme === 'light' ? `color-mix(in oklab, ${colour} 45%, #fff)` : `color-mix(in oklab, ${colour} 50%, #15191b)`,
  }
}

/** Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
