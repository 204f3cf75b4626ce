import type { ReactNode } from 'react'
import type { MessageDescriptor } from '@lingui/core'

/** Something the palette found, and where it opens. */
export interface Hit {
  readonly to: string
  readonly title: ReactNode
  /** The title in plain words, to speak of it elsewhere. */
  readonly name: string
  readonly detail?: ReactNode
  readonly mark?: ReactNode
}

/** Something to do with what was found, without opening it first. */
export interface HitAct {
  /** An address of the staff app, or of a paper that opens beside it. */
  readonly to: string
  readonly paper?: true
  readonly title: MessageDescriptor
  readonly detail: MessageDescriptor
  readonly right: string
  readonly capability: string
}

/** What a module offers to the palette: its things by a few letters. */
export interface Finder {
  readonly id: string
  readonly title: MessageDescriptor
  /** How many hits are shown; `find` may answer more, and those that begin with what was typed come first. */
  readonly most: number
  /** The right and the capability it takes to find them. */
  readonly right: string
  readonly capability: string
  readonly find: (text: string, asking: { readonly organizationId: string | null; readonly signal: AbortSignal }) => Promise<readonly Hit[]>
  /** What can be done with the hit that leads there, as it stands now. */
  readonly actsOf?: (to: string, asking: { readonly organizationId: string | null; readonly language: string; readonly signal: AbortSignal }) => Promise<readonly HitAct[]>
  /** Where a scanned code leads, when it names one of these things; null when it does not. */
  readonly open?: (code: string, asking: { readonly organizationId: string | null }) => Promise<string | null>
}
