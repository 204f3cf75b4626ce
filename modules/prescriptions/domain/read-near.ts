import { whyNotCell } from './judge-eye.ts'
import { readPower } from './read-power.ts'
import type { Reading } from './reading.ts'

/**
 * The addition that a near power written absolute comes to: near sphere less distance sphere, cylinder and axis being the same
 * (near = distance + addition). Thousandths of a dioptre; the sign of the near power is asked for as that of any sphere.
 * @example readNear('+0.50', -2000) // { value: 2500 }
 */
export function readNear(text: string, sphere: number | null): Reading {
  const near = readPower(text)
  if (!('value' in near) || near.value === null) return near
  if (sphere === null) return { unread: 'distance' }
  const addition = near.value - sphere
  if (addition <= 0) return { unread: 'weaker' }
  const refusal = whyNotCell('addition', addition)
  return refusal ? { unread: refusal === 'between-steps' ? 'step' : 'limits' } : { value: addition }
}
