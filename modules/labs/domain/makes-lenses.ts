/** Kinds of lenses as labs differ by what they make. */
export const labLensKinds = ['single-vision', 'bifocal', 'trifocal', 'progressive', 'office', 'contact-lens'] as const
export type LabLensKind = (typeof labLensKinds)[number]

/** What a lab supplies; an empty list means any. */
export interface Supplies { readonly makers: readonly string[]; readonly kinds: readonly LabLensKind[] }

/** A lens that is wanted. Null: of the shop's article nobody said whose lens it is, or what kind. */
export interface WantedLens { readonly name: string; readonly maker: string | null; readonly kind: LabLensKind | null }

/** The wanted lenses that a lab does not make: of another maker, or of a kind that it does not name. What nobody said of a lens speaks against no lab. */
export const notMadeBy = <Lens extends WantedLens>({ makers, kinds }: Supplies, wanted: readonly Lens[]): Lens[] =>
  wanted.filter(({ maker, kind }) => !((maker === null || suppliesMaker(makers, maker)) && (kind === null || kinds.length === 0 || kinds.includes(kind))))

/** Whether a maker is among those, however it is written. */
export const suppliesMaker = (makers: readonly string[], maker: string): boolean => makers.length === 0 || makers.some((one) => folded(one) === folded(maker))

const folded = (text: string): string => text.trim().toLowerCase()
