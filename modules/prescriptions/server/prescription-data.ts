import type { ContactLens } from '../domain/contact-lens.ts'
import { cells } from '../domain/eye-values.ts'
import type { BothEyes, Cell, Eye, EyeValues } from '../domain/eye-values.ts'
import type { PrescriptionKind, Purpose } from '../domain/prescription.ts'
import type { DecidedView, PrescriptionVersionView, PrescriptionView } from '../contract.ts'

/** What one version says. */
export interface VersionContent extends BothEyes {
  readonly kind: PrescriptionKind
  readonly reason: string | null
  readonly purpose: Purpose
  readonly prescriber: { readonly name: string; readonly licence: string | null } | null
  readonly examinedOn: string
  readonly validUntil: string | null
  readonly contactLenses: Readonly<Record<Eye, ContactLens>> | null
}

/** One version as stored; nothing of it ever changes. */
export interface VersionData extends VersionContent {
  readonly version: number
  readonly originVersion: number | null
  readonly createdAt: string
  readonly createdBy: { readonly id: string; readonly name: string } | null
  readonly decided: readonly DecidedView[]
}

/** A chain of versions, oldest first; `version` is that of the newest. */
export interface PrescriptionData {
  readonly id: string
  readonly customerId: string
  /** Whose own customer it is. */
  readonly ownerStaffId: string | null
  readonly version: number
  readonly examinedOn: string
  readonly versions: readonly VersionData[]
}

/** The newest of the versions. */
export function newestOf({ versions }: PrescriptionData): VersionData {
  const newest = versions.at(-1)
  if (!newest) throw new Error('a prescription without a version')
  return newest
}

/** The one place where a prescription becomes an answer. */
export const toPrescription = ({ id, customerId, version, versions }: PrescriptionData): PrescriptionView => ({ id, customerId, version, versions: versions.map(toVersion) })

const toVersion = (data: VersionData): PrescriptionVersionView => ({ ...data, right: { ...data.right }, left: { ...data.left }, decided: [...data.decided] })

/** An eye as a row has it, by the names of its columns. */
export type EyeRow = Readonly<Record<string, number | string | null>>

export const eyeRow = (values: EyeValues): EyeRow => Object.fromEntries(cells.map((cell) => [columnOf(cell), values[cell]]))
export const eyeOf = (row: EyeRow): EyeValues => Object.fromEntries(cells.map((cell) => [cell, row[columnOf(cell)] ?? null])) as EyeValues

/** `prism2BaseDeg` is in the column `prism2_base_deg`. */
export const columnOf = (cell: Cell): string => cell.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
