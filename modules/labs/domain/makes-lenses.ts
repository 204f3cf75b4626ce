/** What a lab supplies; an empty list means any. */
export interface Supplies { readonly makers: readonly string[]; readonly lensTypeIds: readonly string[] }

/** A lens of a maker that is wanted. */
export interface WantedLens { readonly lensTypeId: string; readonly name: string; readonly maker: string }

/** The wanted lenses that a lab does not make: of another maker, or of a type that it does not name. */
export const notMadeBy = <Lens extends WantedLens>({ makers, lensTypeIds }: Supplies, wanted: readonly Lens[]): Lens[] =>
  wanted.filter(({ lensTypeId, maker }) => !(suppliesMaker(makers, maker) && (lensTypeIds.length === 0 || lensTypeIds.includes(lensTypeId))))

/** Whether a maker is among those, however it is written. */
export const suppliesMaker = (makers: readonly string[], maker: string): boolean => makers.length === 0 || makers.some((one) => folded(one) === folded(maker))

const folded = (text: string): string => text.trim().toLowerCase()
