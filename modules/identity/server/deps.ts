import type { Language } from '#kernel/languages'
import type { Deps } from '#platform/deps'
import type { Tx } from '#platform/db/tx'
import type { Mail } from '#platform/mail/mail'
import type { Auth } from './auth.ts'
import type { Callers } from './find-caller.ts'

/** What a new organization is, for modules that lay down their defaults in it. */
export interface CreatedOrganization {
  readonly id: string
  readonly country: string
  readonly currency: string
  readonly language: Language
  readonly vatPayer: boolean
  /** The calendar day of its beginning in the first branch's zone. */
  readonly createdOn: string
}

/** Lays down what a module needs in a new organization: tax classes, price list, stages. Runs in the creating transaction. */
export type OnOrganizationCreated = (tx: Tx, organization: CreatedOrganization) => Promise<void>

/** Makes the sample organization; registered by the apps, for it is made of every module's things. */
export type MakeSample = () => Promise<{ readonly organizationId: string; readonly ownerPersonId: string }>

export interface IdentityDeps extends Deps {
  readonly auth: Auth
  readonly callers: Callers
  readonly mail: Mail
  /** Opens the first page to who is not at the machine itself; printed in its terminal. */
  readonly setupCode: string
  readonly onOrganizationCreated: readonly OnOrganizationCreated[]
  readonly makeSample: MakeSample
}
