import { boardSides, type BoardSide } from '../../domain/board-sides.ts'

/** What the board shows; lives in the address, so that it can be sent to somebody and Back undoes it. */
export interface BoardFilter {
  readonly by: BoardSide
  readonly person: string | null
  readonly kind: string | null
  /** A branch, `all`, or null: as the top bar says. */
  readonly branch: string | null
}

/** The search part of an address as a filter. What it does not know is left out; addresses are typed by people too. */
export function readBoardFilter(search: Readonly<Record<string, unknown>>): BoardFilter {
  const said = (name: string): string | null => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : null)
  return { by: boardSides.find((side) => side === search.by) ?? 'place', person: said('person'), kind: said('kind'), branch: said('branch') }
}

/** A filter as the search part of an address; what is as usual is not written. */
export const writeBoardFilter = ({ by, person, kind, branch }: BoardFilter): Record<string, string> =>
  ({ ...(by !== 'place' && { by }), ...(person && { person }), ...(kind && { kind }), ...(branch && { branch }) })

/** The conditions of a board's question. `usualBranch` is the one of the top bar. */
export function boardConditions({ by, person, kind, branch }: BoardFilter, usualBranch: string | null): URLSearchParams {
  const query = new URLSearchParams({ by })
  const branchId = branch === 'all' ? null : (branch ?? usualBranch)
  if (branchId) query.set('branchId', branchId)
  if (person) query.set('personId', person)
  if (kind) query.set('kind', kind)
  return query
}
