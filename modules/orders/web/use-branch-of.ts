import { useSignedIn } from '#modules/identity/web'

/** The branch of an order as the session knows it; its name and the zone of its clock. UTC for one that is closed since. */
export function useBranchOf(): (branchId: string) => { readonly name: string; readonly timeZone: string } {
  const { branches } = useSignedIn().session
  return (branchId) => branches.find((branch) => branch.id === branchId) ?? { name: '', timeZone: 'UTC' }
}
