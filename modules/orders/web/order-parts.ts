import { lazy } from 'react'
import type { ComponentType, ReactNode } from 'react'
import type { KnownFrame, ValuesFor } from '#modules/prescriptions/domain'
import type { OrderView } from '../contract.ts'

interface Part<Props> {
  readonly right: string
  readonly capability: string
  readonly load: () => Promise<{ readonly default: ComponentType<Props> }>
}

export interface OrderPartProps { readonly order: OrderView; readonly timeZone: string }

/** What a module above orders shows on the page of an order: a panel of its own beside the others. */
export type OrderPart = Part<OrderPartProps>

export interface PromisePartProps {
  readonly branchId: string
  readonly kind: string
  /** Articles of the order as far as it is typed. */
  readonly variantIds: readonly string[]
  readonly today: string
  readonly promisedOn: string | null
  readonly onPromise: (day: string) => void
}

/** What a module above orders knows of the day that can be promised: stands under the day at intake, where lenses go to a lab. */
export type PromisePart = Part<PromisePartProps>

export interface GlassesPartProps {
  readonly order: OrderView
  readonly values: ValuesFor
  /** As the catalog describes it; undefined while nobody does. */
  readonly frame: KnownFrame | undefined
  readonly indices: Readonly<Record<'right' | 'left', number | null>>
  /** What is shown where the module knows no more than the catalog. */
  readonly instead: ReactNode
}

/** What a module above orders knows of the glasses themselves, such as the traced shape: it draws them in the place of what the catalog says. */
export type GlassesPart = Part<GlassesPartProps>

/** The parts with their components, fetched when one is first shown. */
export const withComponents = <Props>(parts: readonly Part<Props>[]) => parts.map((part) => ({ ...part, Part: lazy<ComponentType<Props>>(part.load) }))
