import type { ComponentType } from 'react'

/** What a higher module shows about a customer on their page. */
export interface CustomerPart {
  readonly right: string
  readonly capability: string
  /** `figures`: cells of the line of figures; otherwise a panel in the middle. */
  readonly place?: 'figures'
  readonly load: () => Promise<{ readonly default: ComponentType<{ readonly customerId: string }> }>
}
