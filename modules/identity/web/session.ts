import { createContext, use } from 'react'
import type { SessionView } from '../contract.ts'
import type { Right } from '../domain/index.ts'

/** Who is signed in, where, and in which branch they work right now. */
export interface SignedIn {
  readonly session: SessionView
  /** The branch that lists and new things are for; null means all of them. */
  readonly branchId: string | null
  readonly chooseBranch: (branchId: string | null) => void
  readonly chooseOrganization: (organizationId: string) => void
}

export const SignedInContext = createContext<SignedIn | null>(null)

/** @throws when used on a page that is shown before anyone is signed in */
export function useSignedIn(): SignedIn {
  const signedIn = use(SignedInContext)
  if (!signedIn) throw new Error('nobody is signed in around this part')
  return signedIn
}

/** Whether this person may do it at all, or in that branch. The server asks the same table again. */
export function may(session: SessionView, right: Right, branchId?: string | null): boolean {
  const reach = session.rights[right]
  return reach !== undefined && (!branchId || reach.branchIds === null || reach.branchIds.includes(branchId))
}

/** `may` for whoever is signed in. */
export const useMay = (right: Right, branchId?: string | null): boolean => may(useSignedIn().session, right, branchId)

/** The branch in force: the chosen one, else the only one there is. */
export function useBranch(): SessionView['branches'][number] | null {
  const { session, branchId } = useSignedIn()
  return session.branches.find((branch) => branch.id === branchId) ?? (session.branches.length === 1 ? session.branches[0]! : null)
}
