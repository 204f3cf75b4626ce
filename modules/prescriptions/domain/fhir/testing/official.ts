import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { ValidateFunction } from 'ajv'
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }

/** The editions of FHIR that a file is judged by. */
export const editions = ['r4', 'r5'] as const
export type Edition = (typeof editions)[number]

interface FhirElement { readonly path: string; readonly min: number; readonly max: string; readonly type: string; readonly short?: string }

const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
// R5's pattern of a decimal has a bracket too many, which is an error in a Unicode expression only.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
ajv.addMetaSchema(draft06)
const compile = (edition: Edition): ValidateFunction => ajv.compile(fixture(`vision-prescription.${edition}.schema.json`) as object)
const schemas = { r4: compile('r4'), r5: compile('r5') }

/** How often each element of a VisionPrescription may stand, as the edition's StructureDefinition says. */
export const elementsOf = (edition: Edition): readonly FhirElement[] => fixture(`vision-prescription.${edition}.elements.json`) as FhirElement[]
const elements = { r4: elementsOf('r4'), r5: elementsOf('r5') }

/** Everything that an edition of FHIR has against a document: by its JSON schema, by its cardinalities and code lists, and by the rules ele-1 and ext-1. */
export function faultsBy(edition: Edition, document: unknown): string[] {
  const isValid = schemas[edition]
  const bySchema = isValid(document) ? [] : (isValid.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`)
  return [...bySchema, ...elements[edition].flatMap((element) => faultsOfElement(element, document)), ...emptyOrHalf(document, '')]
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const childOf = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined)

function faultsOfElement({ path, min, max, type, short }: FhirElement, document: unknown): string[] {
  const [, ...steps] = path.split('.')
  const last = steps.pop() ?? ''
  const parents = steps.reduce<unknown[]>((from, step) => from.flatMap((one) => listOf(childOf(one, step))), [document])
  const codes = short?.split(' | ')
  return parents.flatMap((parent) => {
    const found = listOf(childOf(parent, last))
    return [
      ...(found.length < min ? [`${path} is missing`] : []), ...(found.length > Number(max === '*' ? Infinity : max) ? [`${path} stands too often`] : []),
      // R4's JSON schema takes a word where a structure belongs. Structures have great letters.
      ...found.filter((one) => /^[A-Z]/.test(type) !== (typeof one === 'object')).map(() => `${path} is no ${type}`),
      ...(codes ? found.filter((code) => !codes.includes(String(code))).map((code) => `${path} may not be ${String(code)}`) : []),
    ]
  })
}

/** ele-1: nothing is empty. ext-1: an extension has an address, and a value or extensions of its own, never both. */
function emptyOrHalf(value: unknown, path: string): string[] {
  if (value === '' || value === null) return [`${path} is empty`]
  if (typeof value !== 'object') return []
  const inside = Object.entries(value).flatMap(([key, one]) => emptyOrHalf(one, `${path}/${key}`))
  if (Object.keys(value).length === 0) return [`${path} is empty`]
  if (!/\/extension\/\d+$/.test(path)) return inside
  const said = Object.keys(value).filter((key) => key === 'extension' || /^value[A-Z]/.test(key))
  return [...inside, ...(said.length === 1 && 'url' in value ? [] : [`${path} is half an extension`])]
}
