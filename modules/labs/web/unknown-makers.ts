import { suppliesMaker } from '../domain/makes-lenses.ts'

/** Those of a lab's makers of whom no catalogue has a lens: labs are proposed by the makers that catalogues name, so a slip would never fit. None while there is no catalogue. */
export const unknownMakers = (known: readonly string[], makers: readonly string[]): readonly string[] => makers.filter((maker) => !suppliesMaker(known, maker))
