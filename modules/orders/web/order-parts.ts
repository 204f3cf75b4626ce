import { lazy } from 'react'
import type { ComponentType } from 'react'
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
  readonly today: string
  readonly promisedOn: string | null
  readonly onPromise: (day: string) => void
}

/** What a module above orders knows of the day that can be promised: stands under the day at intake, where lenses go to a lab. */
export type PromisePart = Part<PromisePartProps>

/** The parts with their components, fetched when one is first shown. */
export const withComponents = <Props>(parts: readonly Part<Props>[]) => parts.map((part) => ({ ...part, Part: lazy<ComponentType<Props>>(part.load) }))
