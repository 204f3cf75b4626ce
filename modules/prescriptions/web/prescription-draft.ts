import type { z } from 'zod'
import { newId } from '#kernel/ids'
import type { newPrescription, orderPrescription, PrescriptionVersionView } from '../contract.ts'
import { eyes, judgeEye, type BothEyes, type ContactLens, type Decision, type Eye, type Finding, type Purpose } from '../domain/index.ts'
import { entryOf, newEntry, saysSomething, type RxEntry } from './entry.ts'

/** A prescription being typed. */
export interface PrescriptionDraft {
  /** Made here, so that it is written once however often it is sent. */
  readonly id: string
  readonly entry: RxEntry
  /** Null: as the values say. */
  readonly purpose: Purpose | null
  readonly prescriber: string
  readonly licence: string
  readonly examinedOn: string | null
  /** Brand and modality, where it is for contact lenses; missing in what has lain on a device since before there were any. */
  readonly contactLenses?: Readonly<Record<Eye, ContactLens>>
  /** What was said to its checks. */
  readonly decisions: readonly DraftDecision[]
}

/** A decision with the values that it was made about: it lapses when they change. */
export interface DraftDecision extends Decision, Pick<Finding, 'is' | 'was'> {}

/** The decisions that still speak of what was found. */
export const standingDecisions = (decisions: readonly DraftDecision[], findings: readonly Finding[]): DraftDecision[] =>
  decisions.filter((one) => findings.some(({ rule, eye, cell, is, was }) => rule === one.rule && eye === one.eye && cell === one.cell && is === one.is && was === one.was))

/** What an order is made from: a version that is there, or one typed with the order; null: none. */
export type PrescriptionChoice = { readonly use: { readonly id: string; readonly version: number } } | { readonly typed: PrescriptionDraft } | null

const noLens: ContactLens = { brand: null, modality: null }
export const noLenses = { right: noLens, left: noLens }

export const newDraft = (today: string, carried?: BothEyes): PrescriptionDraft => ({ id: newId(), entry: newEntry(carried), purpose: null, prescriber: '', licence: '', examinedOn: today, contactLenses: noLenses, decisions: [] })

/** A version to be changed into the next. */
export const draftOf = (version: PrescriptionVersionView): PrescriptionDraft => ({
  id: newId(), entry: entryOf(version), purpose: version.purpose, prescriber: version.prescriber?.name ?? '', licence: version.prescriber?.licence ?? '', examinedOn: version.examinedOn, contactLenses: version.contactLenses ?? noLenses, decisions: [],
})

/** The choice as it may lie on a device: of one that was being typed, that there was one, and of which day. */
export const withoutValues = (choice: PrescriptionChoice): PrescriptionChoice =>
  choice && 'typed' in choice ? { typed: { ...newDraft(choice.typed.examinedOn ?? ''), id: choice.typed.id, examinedOn: choice.typed.examinedOn } } : choice

/** Glasses with an addition are for distance and near, unless somebody said otherwise. */
export const purposeOf = ({ purpose, entry }: PrescriptionDraft): Purpose => purpose ?? (eyes.some((eye) => entry[eye].addition !== null) ? 'progressive' : 'distance')

/** The draft as it is sent; the contract drops what is null. */
export function contentOf(draft: PrescriptionDraft): Omit<z.input<typeof newPrescription>, 'customerId' | 'id'> {
  const name = draft.prescriber.trim()
  return { purpose: purposeOf(draft), prescriber: name ? { name, licence: draft.licence.trim() || null } : null, examinedOn: draft.examinedOn ?? '', right: draft.entry.right, left: draft.entry.left, contactLenses: lensesToSend(draft), decisions: draft.decisions.map(({ rule, eye, cell, reason }) => ({ rule, eye, cell, reason })) }
}

/** Of contact lenses, and only where something is said of them. */
function lensesToSend(draft: PrescriptionDraft): Readonly<Record<Eye, ContactLens>> | null {
  const { contactLenses: lenses = noLenses } = draft
  return purposeOf(draft) === 'contact-lenses' && eyes.some((eye) => lenses[eye].brand?.trim() || lenses[eye].modality) ? { right: trimmed(lenses.right), left: trimmed(lenses.left) } : null
}

const trimmed = ({ brand, modality }: ContactLens): ContactLens => ({ brand: brand?.trim() || null, modality })

/** A choice as an order sends it; nothing typed is none. */
export function prescriptionToSend(choice: PrescriptionChoice): z.input<typeof orderPrescription> | null {
  if (!choice) return null
  if ('use' in choice) return choice.use
  return saysSomething(choice.typed.entry) ? { new: { id: choice.typed.id, ...contentOf(choice.typed) } } : null
}

/** Whether the values can be saved as they are. */
export const isWhole = ({ entry, examinedOn }: PrescriptionDraft): boolean => examinedOn !== null && saysSomething(entry) && eyes.every((eye) => judgeEye(entry[eye], 'prescribed').length === 0)

/** Whether an order can be taken with this choice; nothing typed is none. */
export const isWholeChoice = (choice: PrescriptionChoice): boolean => !choice || 'use' in choice || !saysSomething(choice.typed.entry) || isWhole(choice.typed)
