import { checkDefaults, checkPrescription, emptyEye, eyes, judgeEye, openFindings, readLines } from '#modules/prescriptions/domain'
import type { BothEyes } from '#modules/prescriptions/domain'
import { byValue, quantile, told } from '../row.ts'
import type { Row } from '../row.ts'

const rounds = 2000

/**
 * All checks of one order's prescription: the written lines read, what cannot be, the bounds of what is usual and the jumps against the
 * prescription before, and what is left to decide. Judged by the 95th percentile; the worst is the first, in which the machine still compiles.
 */
export function measureChecks(): Row[] {
  const before: BothEyes = { right: { ...emptyEye, sphere: -4000, cylinder: -750, axisDeg: 175, addition: 1000, pd: 3150 }, left: { ...emptyEye, sphere: -3500, cylinder: -750, axisDeg: 10, addition: 1000, pd: 3100 } }
  const times = Array.from({ length: rounds }, (_, round) => {
    const from = performance.now()
    const lines = readLines(`OD -${4 + (round % 9)},25 -1,50 x ${1 + (round % 180)} add 1,25 pd 31,5\nOS -3,75 -1,25 x 10 add 1,25 pd 31`, 'right')
    const values = { right: { ...emptyEye, ...lines?.right }, left: { ...emptyEye, ...lines?.left } }
    const refused = eyes.flatMap((eye) => judgeEye(values[eye], 'prescribed'))
    const findings = checkPrescription(values, 'prescribed', { settings: checkDefaults, before, minor: false })
    const open = openFindings(findings, [], true)
    const time = performance.now() - from
    if (!lines || refused.length > 0 || open.length > findings.length) throw new Error('the prescription of the bench was not judged')
    return time
  })
  return [
    byValue({ issue: 'lenses', id: 'checks.one-order', value: quantile(times, 0.95), unit: 'ms' }, '<=', 5),
    told({ issue: 'lenses', id: 'checks.one-order-worst', value: Math.max(...times), unit: 'ms' }),
  ]
}
