import type { Day } from '#kernel/days'
import type { Language } from '#kernel/languages'
import type { Money } from '#kernel/money'
import type { FindingWords } from '#modules/lenses/server'
import type { BothEyes, Eye, KnownFrame, Purpose } from '#modules/prescriptions/domain'
import type { Names } from '../../domain/names.ts'
import type { CostBearer, RemakeCause } from '../../domain/remake.ts'
import type { Labelled } from './labelled.ts'

/** What stands at head and foot of every paper: the shop, when and by whom this copy was printed, and the branch's IANA zone in which instants are written. */
export interface Printing {
  readonly shop: SheetShop
  readonly printedAt: string
  readonly printedBy: string
  readonly timeZone: string
}

/** Everything an order sheet says, already read and permitted. Instants are ISO 8601 with zone, days are days of the branch. */
export interface OrderSheetInput extends Printing {
  readonly order: SheetOrder
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
  /** Named when the sheet shows what the order was before a change. */
  readonly formerVersion: { readonly version: number; readonly replacedAt: string } | null
  readonly kindNames: Names
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
  /** What was filled in at its stages, in the shop's words. */
  readonly values: readonly Labelled[]
  readonly hold: { readonly since: string; readonly reason: string } | null
  /** Set when this is the second work on something: of which order, why, and at whose cost. */
  readonly remake: { readonly of: string | null; readonly cause: RemakeCause; readonly costBearer: CostBearer } | null
  /** Those who pay when it is not the customer alone; an amount of null is the rest. */
  readonly payers: readonly { readonly name: string; readonly amount: Money | null }[]
  /** Printed on the workshop's part only. `withheld`: there is one, and whoever prints may not open it. */
  readonly prescription: SheetPrescription | 'withheld' | null
  /** Lenses that their makers do not make so; printed on the workshop's part only. */
  readonly specialLenses: readonly SheetSpecialLens[]
  /** Drawn with the prescription; null: no frame whose width is known. */
  readonly glasses: SheetGlasses | null
}

/** Frame and lenses as the catalog describes them; an index in ten-thousandths, null where no lens was chosen. */
export interface SheetGlasses { readonly frame: KnownFrame; readonly indices: Readonly<Record<Eye, number | null>> }

/** What speaks against a lens that is ordered all the same, and who ordered it why. */
export interface SheetSpecialLens { readonly eye: Eye; readonly words: FindingWords; readonly reason: string; readonly by: string; readonly decidedAt: string }

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

/** One version of a prescription. */
export interface SheetPrescription extends BothEyes {
  readonly version: number
  readonly purpose: Purpose
  readonly examinedOn: Day
}
