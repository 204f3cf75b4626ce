import type { ProductKind } from '../../domain/product.ts'

/**
 * Invented makers and goods with plausible sizes, prices and costs in Czech crowns, tax included. What they are called is
 * written as a Czech shop would; no catalogue of anybody's was copied.
 */
export interface Collection { readonly brand: string; readonly material: string; readonly price: number; readonly width: number; readonly bridge: number; readonly temple: number; readonly firstModel: number }

/** Widths and lengths in whole millimetres; each collection has six models. */
export const collections: readonly Collection[] = [
  { brand: 'Aria', material: 'acetát', price: 3290, width: 52, bridge: 18, temple: 140, firstModel: 2210 },
  { brand: 'Kant', material: 'kov', price: 2690, width: 54, bridge: 17, temple: 145, firstModel: 310 },
  { brand: 'Nord', material: 'kov', price: 1490, width: 50, bridge: 20, temple: 140, firstModel: 10 },
  { brand: 'Mila', material: 'acetát', price: 2190, width: 49, bridge: 19, temple: 140, firstModel: 720 },
  { brand: 'Doris', material: 'acetát', price: 1890, width: 53, bridge: 16, temple: 135, firstModel: 41 },
  { brand: 'Lena', material: 'kombinace', price: 2490, width: 52, bridge: 17, temple: 140, firstModel: 505 },
  { brand: 'Slim', material: 'titan', price: 4890, width: 51, bridge: 19, temple: 145, firstModel: 7001 },
  { brand: 'Pico', material: 'TR90', price: 1290, width: 44, bridge: 16, temple: 125, firstModel: 3 },
  { brand: 'Brisa', material: 'acetát', price: 2990, width: 55, bridge: 17, temple: 145, firstModel: 880 },
  { brand: 'Otava', material: 'kov', price: 1090, width: 53, bridge: 18, temple: 140, firstModel: 160 },
]

export const colours = ['černá', 'havana', 'modrá', 'vínová', 'čirá', 'zelená', 'stříbrná', 'zlatá', 'antracit', 'růžová'] as const

export interface LensLine { readonly name: string; readonly design: 'single-vision' | 'bifocal' | 'progressive' | 'office'; readonly price: number; readonly indices: readonly number[] }

/** Prices of one lens at the lowest index; what a higher one costs stands in `indexSurcharge`. Indices in ten-thousandths. */
export const lensLines: readonly LensLine[] = [
  { name: 'Vela', design: 'single-vision', price: 690, indices: [15_000, 15_300, 15_600, 16_000, 16_700, 17_400] },
  { name: 'Vela Blue', design: 'single-vision', price: 990, indices: [15_000, 16_000, 16_700] },
  { name: 'Vela Sun', design: 'single-vision', price: 1090, indices: [15_000, 16_000] },
  { name: 'Vela Photo', design: 'single-vision', price: 1690, indices: [15_000, 16_000, 16_700] },
  { name: 'Vela Junior', design: 'single-vision', price: 890, indices: [15_300, 15_900] },
  { name: 'Atlas', design: 'single-vision', price: 450, indices: [15_000, 16_000] },
  { name: 'Duet 28', design: 'bifocal', price: 1290, indices: [15_000, 16_000] },
  { name: 'Vela Office', design: 'office', price: 2190, indices: [15_000, 16_000, 16_700] },
  { name: 'Vela Easy', design: 'progressive', price: 2290, indices: [15_000, 16_000, 16_700] },
  { name: 'Vela Comfort 11', design: 'progressive', price: 3350, indices: [15_000, 16_000, 16_700, 17_400] },
  { name: 'Vela Comfort 14', design: 'progressive', price: 3350, indices: [15_000, 16_000, 16_700, 17_400] },
  { name: 'Vela Comfort Photo', design: 'progressive', price: 4490, indices: [15_000, 16_000, 16_700] },
  { name: 'Vela Premium', design: 'progressive', price: 5290, indices: [16_000, 16_700, 17_400] },
]

export const indexSurcharge: Readonly<Record<number, number>> = { 15_000: 0, 15_300: 200, 15_600: 250, 15_900: 350, 16_000: 600, 16_700: 1000, 17_400: 2400 }

export interface OptionLine { readonly name: string; readonly group: 'coating' | 'tint' | 'photochromic' | 'polarised'; readonly price: number; readonly needs?: readonly string[]; readonly excludes?: readonly string[] }

/** What a lens can have besides itself, priced for one lens; `needs` and `excludes` by name. */
export const optionLines: readonly OptionLine[] = [
  { name: 'Tvrdá vrstva', group: 'coating', price: 250 },
  { name: 'Antireflex Klar', group: 'coating', price: 590, needs: ['Tvrdá vrstva'] },
  { name: 'Antireflex Klar Blue', group: 'coating', price: 790, needs: ['Tvrdá vrstva'], excludes: ['Antireflex Klar'] },
  { name: 'Tónování 25 %', group: 'tint', price: 350 },
  { name: 'Tónování 75 %', group: 'tint', price: 390, excludes: ['Tónování 25 %'] },
  { name: 'Samozabarvení Photo', group: 'photochromic', price: 1290, excludes: ['Tónování 25 %', 'Tónování 75 %'] },
  { name: 'Polarizace', group: 'polarised', price: 1490, excludes: ['Samozabarvení Photo'] },
]

/** Material and Abbe number (in tenths) by index, as makers of such lenses state them. */
export const lensMaterials: Readonly<Record<number, { readonly material: string; readonly abbe: number }>> = {
  15_000: { material: 'CR-39', abbe: 580 }, 15_300: { material: 'Trivex', abbe: 430 }, 15_600: { material: 'plast 1,56', abbe: 370 }, 15_900: { material: 'polykarbonát', abbe: 300 },
  16_000: { material: 'MR-8', abbe: 410 }, 16_700: { material: 'MR-7', abbe: 310 }, 17_400: { material: 'plast 1,74', abbe: 330 },
}

export interface Sundry {
  readonly kind: Extract<ProductKind, 'contact-lens' | 'accessory' | 'consumable' | 'service'>
  readonly name: string
  readonly brand: string | null
  readonly price: number
  /** Share of the price without tax, in hundredths; null: a service costs time, not goods. */
  readonly cost: number | null
  readonly variants?: readonly string[]
  readonly details?: object
}

const powers = ['−1,00', '−2,00', '−3,00', '−4,00', '+1,00', '+2,00']
const contactLens = (name: string, price: number, replacement: string, piecesPerPack: number): Sundry =>
  ({ kind: 'contact-lens', brand: 'Aquis', name, price, cost: 58, variants: powers, details: { baseCurve: 860, diameter: 1420, geometry: name.includes('Toric') ? 'toric' : name.includes('Multifocal') ? 'multifocal' : 'spherical', material: 'silikon-hydrogel', wearing: 'daily-wear', replacement, piecesPerPack } })
const service = (name: string, price: number, minutes: number): Sundry => ({ kind: 'service', brand: null, name, price, cost: null, details: { minutes } })

export const sundries: readonly Sundry[] = [
  contactLens('Aquis Day 30', 590, 'daily', 30), contactLens('Aquis Day 90', 1490, 'daily', 90), contactLens('Aquis Day Toric 30', 790, 'daily', 30),
  contactLens('Aquis Fortnight 6', 620, 'two-weekly', 6), contactLens('Aquis Month 3', 490, 'monthly', 3), contactLens('Aquis Month 6', 890, 'monthly', 6),
  contactLens('Aquis Month Toric 3', 690, 'monthly', 3), contactLens('Aquis Month Multifocal 3', 990, 'monthly', 3),
  { kind: 'accessory', brand: null, name: 'Pouzdro pevné', price: 190, cost: 40, variants: ['černé', 'šedé', 'vínové'] },
  { kind: 'accessory', brand: null, name: 'Pouzdro měkké', price: 120, cost: 38, variants: ['černé', 'modré'] },
  { kind: 'accessory', brand: null, name: 'Utěrka z mikrovlákna', price: 69, cost: 30 },
  { kind: 'accessory', brand: null, name: 'Šňůrka na brýle', price: 150, cost: 40, variants: ['černá', 'barevná'] },
  { kind: 'accessory', brand: null, name: 'Nosní sedla silikonová, pár', price: 120, cost: 20 },
  { kind: 'accessory', brand: 'Duo', name: 'Čtecí brýle', price: 590, cost: 40, variants: ['+1,00', '+1,50', '+2,00', '+2,50', '+3,00'] },
  { kind: 'accessory', brand: null, name: 'Sluneční klip', price: 690, cost: 45 },
  { kind: 'accessory', brand: null, name: 'Lupa 3×', price: 450, cost: 50 },
  { kind: 'consumable', brand: 'Aquis', name: 'Roztok na kontaktní čočky', price: 259, cost: 55, variants: ['360 ml', '100 ml'] },
  { kind: 'consumable', brand: null, name: 'Sprej na brýle s utěrkou', price: 189, cost: 45, variants: ['60 ml'] },
  { kind: 'consumable', brand: null, name: 'Oční kapky zvlhčující', price: 179, cost: 60, variants: ['10 ml'] },
  service('Měření zraku', 500, 30), service('Aplikace kontaktních čoček', 900, 45), service('Kontrola po aplikaci', 300, 20),
  service('Zábrus do vlastní obruby', 690, 40), service('Oprava obruby', 350, 30), service('Výměna stranice', 450, 20), service('Letování', 590, 45),
  service('Výměna nosních sedel', 150, 10), service('Čištění ultrazvukem', 100, 10),
]
