import type { Language } from '#kernel/languages'
import type { Once } from '#platform/db/once'
import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'
import type { Call, Caller } from '#platform/http/route'
import { covers } from '../domain/rights.ts'
import type { HeldRole, Reach, Right, Touched } from '../domain/rights.ts'

/** A branch as everybody who works there needs it. */
export interface BranchBrief {
  readonly id: string
  readonly name: string
  readonly kind: 'shop' | 'workshop' | 'warehouse' | 'mobile-unit'
  readonly timeZone: string
}

/** What the organization is and how it works, in one look-up with the person. */
export interface OrganizationBrief {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly language: Language
  readonly vatPayer: boolean
  readonly pricesGross: boolean
  readonly depositShareBps: number
  readonly depositRoundTo: number
  readonly sample: boolean
  readonly capabilities: ReadonlySet<string>
  readonly branches: ReadonlyMap<string, BranchBrief>
}

/** Who asks: a person at work in one organization, or a machine acting for one. */
export interface StaffMember extends Caller {
  readonly kind: 'staff' | 'api-key'
  readonly staffId: string
  readonly personId: string
  /** As this organization calls them. */
  readonly name: string
  /** As they call themselves, in every organization. */
  readonly personName: string
  readonly email: string
  /** What this call is answered in: the language of the screen that asks, where it names one of ours, else their own. */
  readonly language: Language
  /** The one they chose for themselves: for messages, and for the next device. */
  readonly ownLanguage: Language
  readonly roles: readonly HeldRole[]
  readonly reach: Readonly<Partial<Record<Right, Reach>>>
  readonly organization: OrganizationBrief
  /** Null for machines. */
  readonly sessionId: string | null
  /** They took over at a counter by PIN: `reach` has only what a PIN opens. */
  readonly byPin: boolean
  /** When they last showed in this session that it is them; null for never, and for machines. */
  readonly provenAt: Date | null
  /** Until when they must set up a second factor; null when nothing is asked of them or they have one. */
  readonly factorDueAt: Date | null
}

/** The second question about rights, asked once per use case: may this person do that to this row. */
export const may = (by: StaffMember, right: Right, row: Touched = {}): boolean => covers(by.reach[right], by.staffId, row)

/**
 * Demands a right on a row. A row outside the reach of *reading* is answered like one that does not exist: its existence is
 * nobody else's business. @throws {Problem} http/not-found or http/forbidden
 */
export function mustMay(by: StaffMember, right: Right, row: Touched = {}, read?: Right): void {
  if (read && !may(by, read, row)) throw new Problem(httpProblems.notFound)
  if (!may(by, right, row)) throw new Problem(httpProblems.forbidden, undefined, { right })
}

/** Demands that a branch exists here and that the right reaches it. @throws {Problem} http/not-found or http/forbidden */
export function mustMayIn(by: StaffMember, right: Right, branchId: string): BranchBrief {
  const branch = by.organization.branches.get(branchId)
  if (!branch) throw new Problem(httpProblems.invalid, undefined, { errors: [{ pointer: '/branchId', detail: 'there is no such branch' }] })
  if (!by.reach[right] || (by.reach[right].branchIds && !by.reach[right].branchIds.includes(branchId))) throw new Problem(httpProblems.forbidden, undefined, { right })
  return branch
}

/** Identity of a repeated call. */
export const onceBy = (by: StaffMember, call: Call): Once => ({ organizationId: by.organizationId, actorId: by.actorId, idempotency: call.idempotency })
