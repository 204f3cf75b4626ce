import type { I18n } from '@lingui/core'
import type { StaffMember } from '#modules/identity/server'
import type { Sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Deps } from '#platform/deps'
import type { PdfPrinter } from '#platform/pdf/pdf-printer'
import type { TimelineItem, TimelineKind } from '../contract.ts'

/** What is asked of a source of the timeline: at most `limit` things of these rows, newest first, before a place. */
export interface TimelineAsk {
  /** All rows of the person; the first is the one that survives. */
  readonly customerIds: readonly string[]
  readonly before: { readonly at: string; readonly id: string } | null
  readonly limit: number
}

/** Things of some kinds that happened with a customer; what the reader may not see is left out. */
export interface TimelineSource {
  readonly kinds: readonly TimelineKind[]
  read(tx: Tx, by: StaffMember, ask: TimelineAsk): Promise<TimelineItem[]>
}

/** A column that holds what belongs to a person, in plain words. */
export interface PersonalColumns { readonly table: string; readonly columns: readonly string[] }

/** A part of the paper of an export: what something is called, and what it is. Every text is ready to print. */
export interface PaperSection { readonly title: string; readonly rows: readonly (readonly [string, string])[] }

/** What a module above knows about a person, and what it does when the person is to be forgotten. */
export interface PersonPart {
  /** `orders`, `payments`… */
  readonly name: string
  readonly timeline: readonly TimelineSource[]
  /** A query for the ids of customers meant by an order's number or the like, typed as these words; null when they cannot be one. */
  findCustomers?(organizationId: string, words: readonly string[]): Sql | null
  /** Everything it keeps about the person, as the person may read it. */
  exportOf(tx: Tx, by: StaffMember, customerIds: readonly string[]): Promise<Record<string, unknown>[]>
  /** The same for the paper that the person takes along, in the language of `i18n`; left out where the timeline says it all. */
  onPaper?(tx: Tx, by: StaffMember, customerIds: readonly string[], i18n: I18n): Promise<PaperSection[]>
  /** Why the person may not be erased yet. Asked under the lock that keeps new work away. */
  whyNotErase?(tx: Tx, customerIds: readonly string[]): Promise<'orders-open' | 'balance-open' | null>
  /** The columns that {@link erase} overwrites; a test compares them with what the tables' comments call personal. */
  readonly personalColumns: readonly PersonalColumns[]
  erase?(tx: Tx, customerIds: readonly string[], known: KnownAs): Promise<void>
}

/** By what a person was known here until they were forgotten, in all their rows: for finding what names them without their id. Phones in E.164. */
export interface KnownAs {
  readonly names: readonly { readonly title: string | null; readonly givenName: string; readonly familyName: string }[]
  /** Tax numbers as they are kept: without signs between. */
  readonly taxIds: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly externalIds: readonly { readonly system: string; readonly externalId: string }[]
}

/** What customers need besides the common tools: the parts of modules above, and a printer for the export. */
export interface CustomersDeps extends Deps {
  readonly parts?: readonly PersonPart[]
  readonly pdf?: PdfPrinter
}
