import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { Random } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import { checkDigit } from '../../domain/gtin.ts'
import type { ProductKind } from '../../domain/product.ts'
import type { ProductData, VariantData } from '../product-data.ts'
import { collections, colours, indexSurcharge, lensLines, lensMaterials, optionLines, sundries } from './goods.ts'

type Named = Pick<ProductData, 'kind' | 'name' | 'brand' | 'details'> & { readonly variants: readonly { readonly name: string; readonly sku: string; readonly price: number; readonly cost: number | null }[] }

/** About sixty frames, forty lenses, contact lenses, accessories and services, with prices in minor units; the same for the same shop. */
export function inventCatalog(shop: SampleShop): ProductData[] {
  const createdAt = new Date(`${shop.openedOn}T08:00:00Z`)
  /** The id that the product of this name gets: the first of its own numbers. */
  const idOf = (name: string): string => newId(createdAt.getTime(), randomOf(shop.seed, 'product', name).fill)
  return [...frames(shop), ...lenses(idOf), ...options(idOf), ...others()].map((product) => {
    const random = randomOf(shop.seed, 'product', product.name)
    const id = (): string => newId(createdAt.getTime(), random.fill)
    return {
      ...product, id: id(), taxClass: taxClassOf(product.kind), unit: 'piece', active: true, pictureId: null, createdAt, version: 1,
      variants: product.variants.map(({ name, sku, price, cost }): VariantData => ({
        id: id(), name, sku, gtin: ['service', 'lens', 'lens-option'].includes(product.kind) ? null : shelfCode(random), active: true,
        unitCost: cost, price: price * 100,
      })),
    }
  })
}

/** Lenses are medical devices of the reduced rate; everything else is taxed as usual. Their accountant knows better. */
const taxClassOf = (kind: ProductKind): string => (['lens', 'lens-option', 'contact-lens'].includes(kind) ? 'reduced' : 'standard')

/** Net cost in minor units: a share of the gross price in hundredths, tax of the usual rate taken out. */
const costOf = (price: number, hundredths: number): number => Math.round((price * hundredths) / 1.21)

/** A code of the numbers that GS1 leaves to each shop for itself (29…), so that it is nobody's product. */
function shelfCode(random: Random): string {
  const digits = `29${String(random.int(0, 10 ** 10 - 1)).padStart(10, '0')}`
  return `${digits}${checkDigit(digits)}`
}

function frames(shop: SampleShop): Named[] {
  return collections.flatMap(({ brand, material, price, width, bridge, temple, firstModel }) => Array.from({ length: 6 }, (_, step): Named => {
    const model = String(firstModel + step * 10)
    const random = randomOf(shop.seed, 'frame', brand, model)
    const a = width + random.int(-2, 2)
    const b = Math.round(a * 0.72) + random.int(-2, 2)
    const asked = price + random.int(-2, 4) * 100
    const chosen = [...new Set([random.pick(colours), random.pick(colours), random.pick(colours)])]
    return {
      kind: 'frame', name: `${brand} ${model}`, brand,
      details: { model, colour: null, material, a: a * 100, b: b * 100, dbl: bridge * 100, ed: (a + 3) * 100, temple: temple * 100 },
      variants: chosen.map((colour, index) => ({ name: `C${index + 1} ${colour}`, sku: `${brand}-${model}-C${index + 1}`.toUpperCase(), price: asked, cost: costOf(asked, 38) })),
    }
  }))
}

function lenses(idOf: (name: string) => string): Named[] {
  return lensLines.flatMap(({ name, design, price, indices }) => indices.map((index): Named => {
    const asked = price + (indexSurcharge[index] ?? 0)
    const [shown, brand] = [(index / 10_000).toFixed(2), name.split(' ')[0] ?? name]
    return { kind: 'lens', name: `${name} ${shown}`, brand, details: { index, design, ...lensMaterials[index], options: optionLines.map((option) => idOf(option.name)) }, variants: [{ name: '', sku: skuOf(`${name} ${shown}`), price: asked, cost: costOf(asked, 34) }] }
  }))
}

function options(idOf: (name: string) => string): Named[] {
  return optionLines.map(({ name, group, price, needs = [], excludes = [] }): Named => ({
    kind: 'lens-option', name, brand: null, details: { group, needs: needs.map(idOf), excludes: excludes.map(idOf) }, variants: [{ name: '', sku: `OPT-${skuOf(name)}`, price, cost: costOf(price, 30) }],
  }))
}

function others(): Named[] {
  return sundries.map(({ kind, name, brand, price, cost, variants = [''], details = {} }, index): Named => ({
    kind, name, brand, details,
    variants: variants.map((variant, position) => ({ name: variant, sku: `${kind.slice(0, 2).toUpperCase()}-${index + 1}-${position + 1}`, price, cost: cost === null ? null : costOf(price, cost) })),
  }))
}

const skuOf = (name: string): string => name.toUpperCase().replaceAll(/[ .]/g, '-')
