import type { I18n } from '@lingui/core'
import type { CostBearer, RemakeCause } from '../../domain/remake.ts'

/** Why something is made again, in the words of papers. */
export function remakeCause(cause: RemakeCause, i18n: I18n): string {
  switch (cause) {
    case 'wrong-power': return i18n._({ id: 'orders.remake.wrong-power', message: 'wrong power' })
    case 'measured-wrong': return i18n._({ id: 'orders.remake.measured-wrong', message: 'measured wrong' })
    case 'lab-fault': return i18n._({ id: 'orders.remake.lab-fault', message: 'fault of the lab' })
    case 'breakage': return i18n._({ id: 'orders.remake.breakage', message: 'breakage' })
    case 'not-tolerated': return i18n._({ id: 'orders.remake.not-tolerated', message: 'not tolerated' })
    case 'other': return i18n._({ id: 'orders.remake.other', message: 'other cause' })
  }
}

/** Who bears the cost of it. */
export function costBearer(bearer: CostBearer, i18n: I18n): string {
  switch (bearer) {
    case 'shop': return i18n._({ id: 'orders.remake.paid-by-shop', message: 'at the shop’s cost' })
    case 'lab': return i18n._({ id: 'orders.remake.paid-by-lab', message: 'at the lab’s cost' })
    case 'customer': return i18n._({ id: 'orders.remake.paid-by-customer', message: 'at the customer’s cost' })
  }
}
