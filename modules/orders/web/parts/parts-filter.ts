import { requisitionStatuses, type RequisitionStatus } from '../../domain/must-order.ts'

/** What the page of parts shows; lives in the address, so that Back undoes it. */
export interface PartsFilter {
  readonly status: RequisitionStatus
  /** A branch, `all`, or null: as the top bar says. */
  readonly branch: string | null
}

/** The search part of an address as a filter; what it does not know is left out. */
export const readPartsFilter = (search: Readonly<Record<string, unknown>>): PartsFilter => ({
  status: requisitionStatuses.find((status) => status === search.status) ?? 'open', branch: typeof search.branch === 'string' && search.branch !== '' ? search.branch : null,
})

/** A filter as the search part of an address; what is as usual is not written. */
export const writePartsFilter = ({ status, branch }: PartsFilter): Record<string, string> => ({ ...(status !== 'open' && { status }), ...(branch && { branch }) })

/** What the list is asked. `usualBranch` is the one of the top bar. */
export function partsQuestion({ status, branch }: PartsFilter, usualBranch: string | null): string {
  const branchId = branch === 'all' ? null : branch ?? usualBranch
  return new URLSearchParams({ status, ...(branchId && { branchId }) }).toString()
}
