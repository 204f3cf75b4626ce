import { cellLimits } from '../eye-values.ts'
import type { Eye, EyeValues } from '../eye-values.ts'
import { baseDegrees, baseWords } from '../read-base.ts'
import type { FhirNode } from './fhir-node.ts'
import { fhirPrisms } from './prisms.ts'
import { FhirRefused } from './refusals.ts'

type Prisms = Pick<EyeValues, 'prism' | 'prismBaseDeg' | 'prism2' | 'prism2BaseDeg'>
interface OwnPrism { readonly amount: number; readonly baseDeg: number }

/**
 * The prisms of a lens: as FHIR says them, or exactly as our extensions do where those and FHIR's parts agree.
 * @throws {FhirRefused} when they do not, or when there are more than two
 */
export function readPrisms(node: FhirNode, extensions: ReadonlyMap<string, FhirNode>, eye: Eye): Prisms {
  const said = node.list('prism').map((one) => {
    const [amount, word] = [one.units('amount', 100), one.code('base', baseWords)]
    if (amount === null) throw new FhirRefused(one.at('amount'), 'missing')
    if (word === null) throw new FhirRefused(one.at('base'), 'missing')
    // No sign: whether minus turns the base round, nobody says.
    if (amount < 0 || amount > cellLimits.prism.to) throw new FhirRefused(one.at('amount'), 'limits')
    if (amount === 0) one.remark('amount', 'no-prism')
    one.leave()
    return { amount, word }
  })
  const exact = ['prism', 'prism-2'].flatMap((name) => {
    const extension = extensions.get(name)
    return extension ? [exactOf(extension)] : []
  })
  if (exact.length > 0) {
    const parts = exact.flatMap((one) => fhirPrisms(one, eye)).map(({ amount, base }) => `${Math.round(amount * 100)} ${base}`)
    if (!extensions.has('prism') || parts.join() !== said.map(({ amount, word }) => `${amount} ${word}`).join()) throw new FhirRefused(node.at('prism'), 'disagrees')
    return placed(exact)
  }
  const real = said.filter(({ amount }) => amount > 0)
  if (real.length > 2) throw new FhirRefused(node.at('prism'), 'too-many')
  return placed(real.map(({ amount, word }) => ({ amount, baseDeg: baseDegrees(word, eye) })))
}

function exactOf(extension: FhirNode): OwnPrism {
  const parts = extension.extensions(['amount', 'base-degrees'], '')
  const [amount, base] = [parts.get('amount'), parts.get('base-degrees')]
  if (!amount || !base) throw new FhirRefused(extension.path, 'missing')
  const [units, baseDeg] = [amount.units('valueDecimal', 100), base.units('valueInteger', 1)]
  if (units === null || baseDeg === null) throw new FhirRefused(extension.path, 'missing')
  if (units < 1 || units > cellLimits.prism.to) throw new FhirRefused(amount.at('valueDecimal'), 'limits')
  if (baseDeg < 0 || baseDeg > cellLimits.prismBaseDeg.to) throw new FhirRefused(base.at('valueInteger'), 'limits')
  for (const one of [extension, amount, base]) one.leave()
  return { amount: units, baseDeg }
}

const placed = ([first, second]: readonly OwnPrism[]): Prisms =>
  ({ prism: first?.amount ?? null, prismBaseDeg: first?.baseDeg ?? null, prism2: second?.amount ?? null, prism2BaseDeg: second?.baseDeg ?? null })
