import type { Names } from './names.ts'
import type { Phase, Place } from './order-phase.ts'

/**
 * What may have to hold before a stage is entered or passed: a second person has re-checked the values, the proposed deposit is
 * paid, the lenses have passed their inspection, nothing is left to pay.
 */
export const guards = ['recheck', 'deposit', 'inspection', 'balance'] as const
export type Guard = (typeof guards)[number]

/** Papers that a stage asks for on entering. */
export const stageLabels = ['tray-label', 'pick-up-slip'] as const
type StageLabel = (typeof stageLabels)[number]

export const fieldKinds = ['text', 'number', 'choice'] as const
type FieldKind = (typeof fieldKinds)[number]

/** Something to fill in on entering a stage. `unit` goes with numbers, `choices` with a choice. */
export interface StageField {
  readonly code: string
  readonly names: Names
  readonly kind: FieldKind
  readonly required: boolean
  readonly unit: string | null
  readonly choices: readonly { readonly code: string; readonly names: Names }[]
}

/** Fields that lists and search know by their code, whatever a shop calls them. */
export const knownFields = { lab: 'lab', labNumber: 'lab-number', tray: 'tray', trackingNumber: 'tracking-number', measured: 'measured' } as const

/** A stage as an order goes through it. */
export interface Stage {
  readonly code: string
  readonly phase: Phase
  readonly place: Place
  /** The shape that stands for it (the glossary's marks). */
  readonly mark: string
  readonly names: Names
  /** How long it should take at most, in minutes of the clock, holds not counted; null: nobody waits. */
  readonly targetMinutes: number | null
  /** Roles that may enter it; null: whoever may move orders. The owner always may. */
  readonly roles: readonly string[] | null
  readonly fields: readonly StageField[]
  readonly guards: readonly Guard[]
  readonly label: StageLabel | null
  /** From here on the lenses fit nobody else. */
  readonly lensesCommitted: boolean
  /** Whether a promised day that has passed makes the order late here. */
  readonly countsAsLate: boolean
  /** The customer may take it along from here; from stages of the phase ready they always may. */
  readonly collectHere: boolean
}

/** What a stage is in everything that nobody set: open to all who move orders, nothing to fill in, nothing to wait for. */
export const usualStage = {
  roles: null, fields: [], guards: [], label: null, lensesCommitted: false, countsAsLate: true, collectHere: false,
} as const satisfies Partial<Stage>
