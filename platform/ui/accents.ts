import type { MessageDescriptor } from '@lingui/core'
/** A colour on light ground and one on dark, `#RRGGBB`. */
interface ColourPair {
  readonly light: string
  readonly dark: string
}

/** Lunette's own colour, for organizations that set none. */
export const lunetteAccent: ColourPair = { light: '#0F5F69', dark: '#63C6CF' }

/** Pairs to start from; all pass the check that saving makes. */
export const accents: readonly (ColourPair & { readonly name: MessageDescriptor })[] = [
  { ...lunetteAccent, name: /*i18n*/ { id: 'accent.petrol', message: 'petrol' } },
  { light: '#86305F', dark: '#EBA3C8', name: /*i18n*/ { id: 'accent.plum', message: 'plum' } },
  { light: '#3A4FA3', dark: '#A9B8F5', name: /*i18n*/ { id: 'accent.indigo', message: 'indigo' } },
  { light: '#2F6B3C', dark: '#8FD3A0', name: /*i18n*/ { id: 'accent.fern', message: 'fern' } },
  { light: '#7A5A12', dark: '#E3C36B', name: /*i18n*/ { id: 'accent.brass', message: 'brass' } },
  { light: '#4A4F57', dark: '#C3C9D1', name: /*i18n*/ { id: 'accent.graphite', message: 'graphite' } },
]
