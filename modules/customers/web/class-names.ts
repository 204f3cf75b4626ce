import { useLingui } from '@lingui/react/macro'
import type { Customer } from '../contract.ts'

/** What the classes of customers are called. */
export function useClassNames(): Readonly<Record<Customer['class'], string>> {
  const { t } = useLingui()
  return { regular: t`regular`, member: t`member`, vip: t`VIP` }
}

/** What the ways of hearing from the shop are called. */
export function useChannelNames(): Readonly<Record<NonNullable<Customer['preferredChannel']>, string>> {
  const { t } = useLingui()
  return { phone: t`phone call`, sms: t`SMS`, email: t`e-mail`, whatsapp: 'WhatsApp', wechat: 'WeChat', post: t`letter` }
}
