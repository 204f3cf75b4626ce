import { acuityOf, acuityValue, lowSights, withHand } from '../acuity/acuity-value.ts'
import type { Acuity } from '../acuity/acuity-value.ts'
import type { FhirNode } from './fhir-node.ts'
import { EXTENSIONS } from './names.ts'
import { FhirRefused } from './refusals.ts'

type Json = Readonly<Record<string, unknown>>

/** An acuity as its extension: a line read whole as a decimal, as it always was; anything else in parts of their own, so that nobody takes a line in part for the line. */
export function acuityExtension(name: string, value: number): Json {
  const acuity = acuityOf(value)
  const url = EXTENSIONS + name
  if (!acuity || ('line' in acuity && acuity.letters === 0 && !acuity.partial)) return { url, valueDecimal: value / 1000 }
  return { url, extension: partsOf(acuity) }
}

function partsOf(acuity: Acuity): Json[] {
  if ('line' in acuity) return [{ url: 'line', valueDecimal: acuity.line / 1000 }, acuity.partial ? { url: 'in-part', valueBoolean: true } : { url: 'letters', valueInteger: acuity.letters }]
  const { low, distance } = acuity
  return [{ url: 'sees', valueCode: low }, ...(distance ? [{ url: distance.unit === 'cm' ? 'distance-cm' : 'distance-feet', valueInteger: distance.size }] : [])]
}

/** What such an extension says. @throws {FhirRefused} for what is no acuity */
export function readAcuityExtension(node: FhirNode): number {
  if (node.has('valueDecimal')) return node.units('valueDecimal', 1000) ?? 0
  const parts = node.extensions(['line', 'letters', 'in-part', 'sees', 'distance-cm', 'distance-feet'], '')
  const take = <Kept>(name: string, read: (part: FhirNode) => Kept | null): Kept | null => {
    const part = parts.get(name)
    const kept = part ? read(part) : null
    part?.leave()
    return kept
  }
  const line = take('line', (part) => part.units('valueDecimal', 1000))
  const letters = take('letters', (part) => part.units('valueInteger', 1))
  const partial = take('in-part', (part) => part.take('valueBoolean') === true)
  const low = take('sees', (part) => part.code('valueCode', lowSights))
  const [cm, feet] = [take('distance-cm', (part) => part.units('valueInteger', 1)), take('distance-feet', (part) => part.units('valueInteger', 1))]
  const distance = cm !== null ? { size: cm, unit: 'cm' as const } : feet !== null ? { size: feet, unit: 'ft' as const } : null
  if (low === null && line === null) throw new FhirRefused(node.at('valueDecimal'), 'missing')
  if ((low !== null && line !== null) || (cm !== null && feet !== null) || (distance && !(low && withHand(low))) || (partial && letters !== null)) throw new FhirRefused(node.path, 'disagrees')
  const acuity: Acuity = low !== null ? { low, distance } : { line: line ?? 0, letters: letters ?? 0, partial: partial ?? false }
  const value = acuityValue(acuity)
  // Letters or a distance past their bounds would be read as something else.
  if (JSON.stringify(acuityOf(value)) !== JSON.stringify(acuityInOrder(acuity))) throw new FhirRefused(node.path, 'limits')
  return value
}

const acuityInOrder = (acuity: Acuity): Acuity => ('line' in acuity ? { line: acuity.line, partial: acuity.partial, letters: acuity.letters } : { low: acuity.low, distance: acuity.distance })
