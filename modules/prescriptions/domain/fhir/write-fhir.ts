import type { ContactLens } from '../contact-lens.ts'
import { eyes, isEmptyEye } from '../eye-values.ts'
import type { Eye, EyeValues } from '../eye-values.ts'
import { acuityExtension } from './acuities.ts'
import type { FhirContent } from './fhir-content.ts'
import { ABSENT, cellExtensions, durations, EXTENSIONS, PRODUCTS, UCUM } from './names.ts'
import { fhirPrisms, isOblique, prismsOf } from './prisms.ts'

type Json = Readonly<Record<string, unknown>>

/** Whose version it is, by our ids. */
export interface FhirSubject { readonly prescriptionId: string; readonly customerId: string; readonly customerName: string | null }

/**
 * A version as a FHIR VisionPrescription; the same resource is valid in R4 (4.0.1), R4B and R5 (5.0.0), whose elements are alike. Powers
 * in dioptres, lengths in millimetres. What FHIR has no place for stands in extensions (docs/guide/fhir.md).
 */
export function writeFhir(content: FhirContent, { prescriptionId, customerId, customerName }: FhirSubject): Json {
  const lenses = eyes.filter((eye) => !isEmptyEye(content[eye]) || content.contactLenses[eye].brand !== null || content.contactLenses[eye].modality !== null)
  return {
    resourceType: 'VisionPrescription',
    extension: resourceExtensionsOf(content),
    identifier: [{ system: `${EXTENSIONS}prescription`, value: `${prescriptionId}/${content.version ?? 1}` }],
    status: 'active',
    created: content.recordedAt ?? content.examinedOn,
    patient: { reference: `Patient/${customerId}`, ...(customerName !== null && { display: words(customerName) }) },
    dateWritten: content.examinedOn,
    prescriber: prescriberOf(content.prescriber),
    // FHIR wants one lens at least.
    lensSpecification: (lenses.length > 0 ? lenses : (['right'] as const)).map((eye) => lensOf(content[eye], eye, content.contactLenses[eye], content.purpose === 'contact-lenses')),
  }
}

/** FHIR's strings know the plain space only; an unbreakable one is made plain. */
const words = (typed: string): string => typed.replace(/[^\S \r\n\t]/gu, ' ')

const own = (name: string, value: Json): Json => ({ url: EXTENSIONS + name, ...value })

function resourceExtensionsOf({ kind, purpose, version, originVersion, reason, validUntil, recordedBy, frame }: FhirContent): Json[] {
  const said: (Json | false)[] = [
    own('kind', { valueCode: kind }), purpose !== null && own('purpose', { valueCode: purpose }), version !== null && own('version', { valueInteger: version }),
    originVersion !== null && own('origin-version', { valueInteger: originVersion }), reason !== null && own('reason', { valueString: words(reason) }),
    typeof validUntil === 'string' && own('valid-until', { valueDate: validUntil }), validUntil === null && own('valid-without-end', { valueBoolean: true }),
    recordedBy !== null && own('recorded-by', { valueString: words(recordedBy) }),
    frame !== null && own('frame', { extension: [
      { url: 'box-width', valueDecimal: frame.boxWidth / 100 }, { url: 'box-height', valueDecimal: frame.boxHeight / 100 }, { url: 'bridge', valueDecimal: frame.bridge / 100 },
      ...(frame.effectiveDiameter === null ? [] : [{ url: 'effective-diameter', valueDecimal: frame.effectiveDiameter / 100 }]),
    ] }),
  ]
  return said.filter((one) => one !== false)
}

const prescriberOf = (prescriber: FhirContent['prescriber']): Json =>
  (prescriber ? { ...(prescriber.licence !== null && { identifier: { value: words(prescriber.licence) } }), display: words(prescriber.name) } : { extension: [{ url: ABSENT, valueCode: 'unknown' }] })

function lensOf(values: EyeValues, eye: Eye, { brand, modality }: ContactLens, isContact: boolean): Json {
  const prisms = prismsOf(values)
  const extension = [
    ...Object.entries(cellExtensions).flatMap(([cell, { name, units }]) => {
      const value = values[cell as keyof typeof cellExtensions]
      if (value === null || (isContact && (cell === 'baseCurve' || cell === 'diameter'))) return []
      return [cell === 'acuityWith' || cell === 'acuityWithout' ? acuityExtension(name, value) : own(name, { valueDecimal: value / units })]
    }),
    ...(prisms.some((one) => isOblique(one, eye)) ? prisms.map(({ amount, baseDeg }, index) =>
      own(index === 0 ? 'prism' : 'prism-2', { extension: [{ url: 'amount', valueDecimal: amount / 100 }, { url: 'base-degrees', valueInteger: baseDeg }] })) : []),
  ]
  const duration = modality && durations[modality]
  const parts = prisms.flatMap((one) => fhirPrisms(one, eye))
  return {
    ...(extension.length > 0 && { extension }),
    product: { coding: [{ system: PRODUCTS, code: isContact ? 'contact' : 'lens' }] },
    eye,
    ...(values.sphere !== null && { [isContact ? 'power' : 'sphere']: values.sphere / 1000 }),
    ...(values.cylinder !== null && { cylinder: values.cylinder / 1000 }),
    ...(values.axisDeg !== null && { axis: values.axisDeg }),
    ...(parts.length > 0 && { prism: parts }),
    ...(values.addition !== null && { add: values.addition / 1000 }),
    ...(isContact && values.baseCurve !== null && { backCurve: values.baseCurve / 100 }),
    ...(isContact && values.diameter !== null && { diameter: values.diameter / 100 }),
    ...(duration && { duration: { value: duration.value, system: UCUM, code: duration.code } }),
    ...(brand !== null && { brand: words(brand) }),
  }
}
