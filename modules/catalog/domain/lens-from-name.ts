import type { lensDesigns } from './product.ts'

type LensDesign = (typeof lensDesigns)[number]

const designs: readonly (readonly [LensDesign, RegExp])[] = [
  ['progressive', /progres|multifok|multifoc|varilux|渐进/iu], ['bifocal', /bifok|bifoc|双光/iu], ['office', /office|kancel|degresiv|escrit|ocupacional|办公/iu],
]

/**
 * What a lens is by its name, as price lists write it: the index in ten-thousandths, 1.5 where none is named, and the design.
 * @example lensFromName('Vela Comfort 1,67 progresivní') // { index: 16700, design: 'progressive' }
 */
export function lensFromName(name: string): { readonly index: number; readonly design: LensDesign } {
  const [, part = '5'] = /(?<![\d.,])1[.,]([4-9]\d{0,3})(?!\d)/.exec(name) ?? []
  return { index: Number(`1${part.padEnd(4, '0')}`), design: designs.find(([, words]) => words.test(name))?.[0] ?? 'single-vision' }
}
