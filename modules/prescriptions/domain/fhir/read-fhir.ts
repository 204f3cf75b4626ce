import { isDay } from '#kernel/days'
import { noContactLens } from '../contact-lens.ts'
import { emptyEye } from '../eye-values.ts'
import { prescriberLimits, prescriptionKinds, purposes } from '../prescription.ts'
import type { FhirContent, FhirFrame, FhirRemark } from './fhir-content.ts'
import { FhirNode } from './fhir-node.ts'
import { lineOfPath, repeatedKey } from './json-places.ts'
import { ABSENT, resourceExtensions } from './names.ts'
import { readLens } from './read-lens.ts'
import { FhirRefused } from './refusals.ts'
import type { FhirReason } from './refusals.ts'

const ROOT = 'VisionPrescription'

/** What a file says, whom it is about in its own words, and what was left aside; or why and where it was refused. */
export type FhirReading =
  | { readonly content: FhirContent; readonly patient: string | null; readonly remarks: readonly FhirRemark[] }
  | { readonly refused: { readonly path: string; readonly reason: FhirReason } }

/**
 * Reads a FHIR VisionPrescription (R4, R4B or R5: their elements are alike) from its JSON. Nothing is guessed: what has no single reading refuses
 * the file with its path, and what is not understood is named.
 */
export function readFhir(json: string): FhirReading {
  try {
    return read(json)
  } catch (error) {
    if (error instanceof FhirRefused) return { refused: { path: error.path, reason: error.reason } }
    throw error
  }
}

/** The line, from 1, on which a path of a remark or a refusal stands in the file; 1 in what is no JSON. */
export const lineOfFhir = (json: string, path: string): number => lineOfPath(json, ROOT, path)

/** Whether a value of a JSON file is such a resource. */
export const isVisionPrescription = (value: unknown): boolean => typeof value === 'object' && value !== null && (value as { resourceType?: unknown }).resourceType === ROOT

function read(json: string): FhirReading {
  const value = parsed(json)
  if (!isVisionPrescription(value)) throw new FhirRefused(ROOT, 'other-resource')
  const repeated = repeatedKey(json, ROOT)
  if (repeated) throw new FhirRefused(repeated, 'repeated')
  const remarks: FhirRemark[] = []
  const node = new FhirNode(value, ROOT, remarks)
  const status = node.code('status', ['active', 'cancelled', 'draft', 'entered-in-error'])
  if (!status) throw new FhirRefused(node.at('status'), 'missing')
  if (status !== 'active') throw new FhirRefused(node.at('status'), 'status')
  const own = node.extensions(resourceExtensions)
  const valued = <T>(name: string, take: (one: FhirNode) => T | null): T | null => {
    const one = own.get(name)
    if (!one) return null
    const taken = take(one)
    if (taken === null) throw new FhirRefused(one.path, 'missing')
    one.leave()
    return taken
  }
  const kind = valued('kind', (one) => one.code('valueCode', prescriptionKinds)) ?? 'prescribed'
  const purpose = valued('purpose', (one) => one.code('valueCode', purposes))
  const lenses = node.list('lensSpecification').map((one) => ({ path: one.path, ...readLens(one, kind) }))
  if (lenses.length === 0) throw new FhirRefused(node.at('lensSpecification'), 'missing')
  const twice = lenses.find(({ eye }, index) => lenses.findIndex((one) => one.eye === eye) !== index)
  if (twice) throw new FhirRefused(`${twice.path}.eye`, 'repeated')
  const products = new Set(lenses.map(({ product }) => product).filter((product) => product !== null))
  const contact = products.has('contact')
  if (products.size > 1 || (purpose !== null && products.size > 0 && contact !== (purpose === 'contact-lenses'))) throw new FhirRefused(node.at('lensSpecification'), 'disagrees')
  const lensOf = (eye: 'right' | 'left') => lenses.find((one) => one.eye === eye)
  const content: FhirContent = {
    kind, purpose: purpose ?? (contact ? 'contact-lenses' : null), prescriber: prescriberOf(node), examinedOn: dayOf(node, 'dateWritten') ?? missing(node.at('dateWritten')),
    validUntil: validUntilOf(own), reason: valued('reason', (one) => one.text('valueString')),
    version: valued('version', (one) => one.units('valueInteger', 1)), originVersion: valued('origin-version', (one) => one.units('valueInteger', 1)),
    recordedAt: recordedAtOf(node), recordedBy: valued('recorded-by', (one) => one.text('valueString')), frame: valued('frame', frameOf),
    right: lensOf('right')?.values ?? emptyEye, left: lensOf('left')?.values ?? emptyEye,
    contactLenses: { right: lensOf('right')?.contactLens ?? noContactLens, left: lensOf('left')?.contactLens ?? noContactLens },
  }
  const whose = node.node('patient')
  const patient = whose?.text('display') ?? null
  whose?.leave()
  node.leave()
  return { content, patient, remarks }
}

const missing = (path: string): never => {
  throw new FhirRefused(path, 'missing')
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new FhirRefused(ROOT, 'not-json')
  }
}

/** The day of a dateTime as it was written at its place; less than a day is none. */
function dayOf(node: FhirNode, key: string): string | null {
  const text = node.text(key)
  if (text === null) return null
  const day = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(text)?.[1]
  if (!day || !isDay(day)) throw new FhirRefused(node.at(key), 'day')
  return day
}

function recordedAtOf(node: FhirNode): string | null {
  dayOf(node, 'created')
  return node.text('created')
}

function validUntilOf(own: ReadonlyMap<string, FhirNode>): string | null | undefined {
  const [day, endless] = [own.get('valid-until'), own.get('valid-without-end')]
  if (endless && (endless.take('valueBoolean') !== true || day)) throw new FhirRefused(endless.path, day ? 'disagrees' : 'shape')
  endless?.leave()
  if (endless) return null
  const until = day && (dayOf(day, 'valueDate') ?? missing(day.at('valueDate')))
  day?.leave()
  return until
}

function prescriberOf(node: FhirNode): FhirContent['prescriber'] {
  const prescriber = node.node('prescriber')
  if (!prescriber) return null
  // That nobody is named may be said; why not is nothing to keep.
  prescriber.extensions([ABSENT], '').get(ABSENT)
  const [name, identifier] = [prescriber.text('display'), prescriber.node('identifier')]
  const licence = identifier?.text('value') ?? null
  if (name !== null && name.length > prescriberLimits.name) throw new FhirRefused(prescriber.at('display'), 'too-long')
  if (identifier && licence !== null && licence.length > prescriberLimits.licence) throw new FhirRefused(identifier.at('value'), 'too-long')
  identifier?.leave()
  if (name === null && licence !== null) prescriber.remark('identifier', 'unread')
  prescriber.leave()
  return name === null ? null : { name, licence }
}

function frameOf(node: FhirNode): FhirFrame {
  const parts = node.extensions(['box-width', 'box-height', 'bridge', 'effective-diameter'], '')
  const length = (name: string): number | null => {
    const part = parts.get(name)
    const units = part ? part.units('valueDecimal', 100) : null
    if (part && (units === null || units < 0 || units > 20_000)) throw new FhirRefused(part.path, 'limits')
    part?.leave()
    return units
  }
  const [boxWidth, boxHeight, bridge] = [length('box-width'), length('box-height'), length('bridge')]
  if (boxWidth === null || boxHeight === null || bridge === null) throw new FhirRefused(node.path, 'missing')
  return { boxWidth, boxHeight, bridge, effectiveDiameter: length('effective-diameter') }
}
