import { modalities } from '../contact-lens.ts'
import type { ContactLens } from '../contact-lens.ts'
import { emptyEye, eyes } from '../eye-values.ts'
import type { Cell, Eye, EyeValues } from '../eye-values.ts'
import { whyNotCell } from '../judge-eye.ts'
import type { PrescriptionKind } from '../prescription.ts'
import { readAcuityExtension } from './acuities.ts'
import type { FhirNode } from './fhir-node.ts'
import { cellExtensions, durations, lensExtensions, UCUM } from './names.ts'
import { readPrisms } from './read-prisms.ts'
import { FhirRefused } from './refusals.ts'
import { wholeEighth } from './whole-eighth.ts'

export interface FhirLens { readonly eye: Eye; readonly product: 'lens' | 'contact' | null; readonly values: EyeValues; readonly contactLens: ContactLens }

/** One lensSpecification. @throws {FhirRefused} naming the path of what has no single reading */
export function readLens(node: FhirNode, kind: PrescriptionKind): FhirLens {
  const eye = node.code('eye', eyes)
  if (!eye) throw new FhirRefused(node.at('eye'), 'missing')
  const product = productOf(node)
  const values: Record<Cell, number | null> = { ...emptyEye }
  const keep = (cell: Cell, value: number | null, path: string): void => {
    const refusal = whyNotCell(cell, value, kind)
    if (refusal) throw new FhirRefused(path, refusal === 'between-steps' ? 'steps' : 'limits')
    values[cell] = value
  }
  const power = (cell: Cell, key: string): void => {
    const written = node.units(key, 1000)
    // The trade writes eighths with two decimals; what a lab worked out lies between the steps and stays as it is.
    const whole = written === null || kind === 'compensated' ? written : wholeEighth(written)
    if (whole !== written) node.remark(key, 'eighth')
    keep(cell, whole, node.at(key))
  }
  const sphere = node.has('power') ? 'power' : 'sphere'
  if (node.has('power') && node.has('sphere') && node.units('sphere', 1000) !== node.units('power', 1000)) throw new FhirRefused(node.at('power'), 'disagrees')
  power('sphere', sphere)
  power('cylinder', 'cylinder')
  power('addition', 'add')
  keep('axisDeg', axisOf(node, values.cylinder), node.at('axis'))
  keep('baseCurve', node.units('backCurve', 100), node.at('backCurve'))
  keep('diameter', node.units('diameter', 100), node.at('diameter'))
  const extensions = node.extensions(lensExtensions)
  for (const [cell, { name, units }] of Object.entries(cellExtensions) as [Cell, { name: string; units: number }][]) {
    const extension = extensions.get(name)
    if (!extension) continue
    if (values[cell] !== null) throw new FhirRefused(extension.path, 'disagrees')
    const value = cell === 'acuityWith' || cell === 'acuityWithout' ? readAcuityExtension(extension) : extension.units('valueDecimal', units)
    if (value === null) throw new FhirRefused(extension.at('valueDecimal'), 'missing')
    keep(cell, value, extension.at('valueDecimal'))
    extension.leave()
  }
  Object.assign(values, readPrisms(node, extensions, eye))
  const contactLens = { brand: node.text('brand'), modality: modalityOf(node) }
  node.leave()
  return { eye, product, values, contactLens }
}

function productOf(node: FhirNode): FhirLens['product'] {
  const product = node.node('product')
  if (!product) throw new FhirRefused(node.at('product'), 'missing')
  const codes = product.list('coding').map((coding) => {
    const code = coding.text('code')
    if (code !== 'lens' && code !== 'contact') coding.remark('code', 'unread')
    // Where the word comes from and how it is called says nothing more.
    for (const key of ['system', 'display']) coding.take(key)
    coding.leave()
    return code === 'lens' || code === 'contact' ? code : null
  })
  product.leave()
  const [first = null, ...others] = [...new Set(codes.filter((code) => code !== null))]
  if (others.length > 0) throw new FhirRefused(product.path, 'disagrees')
  return first
}

/** Whole degrees 1 to 180, with a cylinder and only then; 0 is 180. */
function axisOf(node: FhirNode, cylinder: number | null): number | null {
  const axis = node.units('axis', 1)
  if (axis !== null && (axis < 0 || axis > 180)) throw new FhirRefused(node.at('axis'), 'limits')
  if (cylinder === null || cylinder === 0) {
    if (axis !== null) node.remark('axis', 'axis-idle')
    return null
  }
  if (axis === null) throw new FhirRefused(node.at('axis'), 'axis')
  if (axis === 0) node.remark('axis', 'axis-zero')
  return axis === 0 ? 180 : axis
}

function modalityOf(node: FhirNode): ContactLens['modality'] {
  const duration = node.node('duration')
  if (!duration) return null
  const [value, code, system] = [duration.units('value', 1000), duration.text('code') ?? duration.text('unit'), duration.text('system')]
  const known = modalities.find((one) => value === durations[one].value * 1000 && durations[one].code === code)
  duration.leave()
  if (!known || (system !== null && system !== UCUM)) {
    node.remark('duration', 'unread')
    return null
  }
  return known
}
