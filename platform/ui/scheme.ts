/** Where the choice of light, dark or as-the-system-says is kept on this device. */
export const schemeKey = 'lunette-scheme'

export type Scheme = 'light' | 'dark' | 'auto'

export const isScheme = (value: unknown): value is Scheme => value === 'light' || value === 'dark' || value === 'auto'

/** The scheme chosen on this device; `auto` until someone chooses. */
export function chosenScheme(): Scheme {
  const kept = localStorage.getItem(schemeKey)
  return isScheme(kept) ? kept : 'auto'
}

/** Draws the document in the chosen scheme. Called before the first paint, and by pages without React on each change. */
export function applyScheme(scheme: Scheme): void {
  const dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
