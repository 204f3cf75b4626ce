import type { I18n } from '@lingui/core'
import type { Method } from '#modules/payments/domain'

/** How a way of paying is called on papers. */
export function methodName(method: Method, i18n: I18n): string {
  switch (method) {
    case 'cash': return i18n._({ id: 'payments.method.cash', message: 'Cash' })
    case 'card': return i18n._({ id: 'payments.method.card', message: 'Card' })
    case 'transfer': return i18n._({ id: 'payments.method.transfer', message: 'Bank transfer' })
    case 'voucher': return i18n._({ id: 'payments.method.voucher', message: 'Voucher' })
    case 'online': return i18n._({ id: 'payments.method.online', message: 'Online' })
  }
}
