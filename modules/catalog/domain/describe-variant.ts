const LONGEST = 300

/**
 * What an order line, a receipt and a list say of a variant: brand, product and variant in one line of at most 300 characters.
 * The brand is left out when the name begins with it already.
 * @example describeVariant({ brand: 'Ray-Ban', name: 'RB 2140', variantName: 'black 50' }) // 'Ray-Ban RB 2140, black 50'
 */
export function describeVariant({ brand, name, variantName }: { readonly brand: string | null; readonly name: string; readonly variantName: string }): string {
  const product = brand && !name.toLowerCase().startsWith(brand.toLowerCase()) ? `${brand} ${name}` : name
  return [...(variantName ? `${product}, ${variantName}` : product)].slice(0, LONGEST).join('')
}
