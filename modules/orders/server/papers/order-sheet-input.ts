import type { Day } from '#kernel/days'
import type { Language } from '#kernel/languages'
import type { Money } from '#kernel/money'

/** Everything an order sheet says, already read and permitted. Instants are ISO 8601 with zone, days are days of the branch. */
export interface OrderSheetInput {
  readonly shop: SheetShop
  readonly order: SheetOrder
  /** When and by whom this copy was printed, and the branch's IANA zone in which instants are written. */
  readonly printedAt: string
  readonly printedBy: string
  readonly timeZone: string
  /** Where the customer sees how far the order is; printed as QR code. Null: no code. */
  readonly trackingUrl: string | null
}

export interface SheetShop {
  readonly name: string
  readonly branchName: string
  readonly addressLines: readonly string[]
  readonly phone: string | null
  readonly email: string | null
  readonly taxNumber: string | null
  readonly logo: { readonly format: 'svg' | 'png' | 'jpg'; readonly bytes: Uint8Array } | null
}

export interface SheetOrder {
  readonly number: string
  readonly kindName: string
  readonly stageName: string
  readonly takenAt: string
  readonly takenBy: string
  readonly promisedOn: Day | null
  readonly priority: 'normal' | 'rush'
  readonly note: string | null
  readonly customer: { readonly name: string; readonly phone: string | null; readonly email: string | null; readonly language: Language }
  /** Who wears the glasses, when it is not the customer. */
  readonly wearerName: string | null
  readonly lines: readonly SheetLine[]
  /** What is taken off or put on after the lines' totals; negative for a discount. */
  readonly adjustments: readonly { readonly label: string; readonly amount: Money }[]
  readonly taxRecap: readonly SheetTax[]
  /** Whether the prices of lines and adjustments have the tax inside. */
  readonly pricesGross: boolean
  readonly total: Money
  readonly paid: Money
  readonly balance: Money
  /** Negative amounts went back to the customer. */
  readonly payments: readonly { readonly when: string; readonly method: string; readonly amount: Money }[]
  /** The stages of the order's kind, in their order; `mark` names the shape (stage-marks.ts). */
  readonly stages: readonly { readonly name: string; readonly mark: string }[]
  /** Printed on the workshop's part only. */
  readonly prescription: { readonly right: SheetEye; readonly left: SheetEye } | null
}

export interface SheetLine {
  readonly description: string
  readonly detail: string | null
  readonly eye: 'right' | 'left' | null
  /** Thousandths of the product's base unit. */
  readonly quantity: number
  readonly unitPrice: Money
  readonly total: Money
}

export interface SheetTax {
  readonly label: string
  readonly rateBps: number
  readonly base: Money
  readonly tax: Money
}

/** One eye. Powers in thousandths of a dioptre, axis in degrees, lengths in hundredths of a millimetre, prism as it is written. */
export interface SheetEye {
  readonly sphere: number
  readonly cylinder: number | null
  readonly axisDeg: number | null
  readonly addition: number | null
  readonly prism: string | null
  readonly pd: number | null
  readonly height: number | null
}
