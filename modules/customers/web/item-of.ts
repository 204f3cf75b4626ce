import type { Customer, CustomerItem } from '../contract.ts'

/** A customer as lists and pickers show one. */
export const itemOf = ({ phones, emails, preferredChannel: _channel, source: _source, note: _note, homeBranchId: _branch, ...shown }: Customer): CustomerItem =>
  ({ ...shown, phone: phones[0] ? { value: phones[0].value, display: phones[0].display } : null, email: emails[0]?.value ?? null })
