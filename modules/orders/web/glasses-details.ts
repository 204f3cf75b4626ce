import type { Product } from '#modules/catalog/contract'

/** The boxing values of a frame in hundredths of a millimetre; undefined for what is no frame. */
export const frameDetails = (product: Product | undefined) => (product?.kind === 'frame' ? product.details : undefined)

/** The index of a lens in ten-thousandths; null for what is no lens. */
export const lensIndex = (product: Product | undefined): number | null => (product?.kind === 'lens' ? product.details.index : null)
