import type { OrdersDeps } from '#modules/orders/server'
import type { Mail } from '#platform/mail/mail'

/** What labs need: what orders need, and mail. */
export interface LabsDeps extends OrdersDeps {
  readonly mail: Mail
}
