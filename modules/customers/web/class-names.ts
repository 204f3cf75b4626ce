import { useLingui } from '@lingui/react/macro'
import type { Customer } from '../contract.ts'
import type { TaxIdKind } from '../domain/index.ts'

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

/** What the kinds of addresses are called. */
export function useAddressKinds(): Readonly<Record<Customer['addresses'][number]['kind'], string>> {
  const { t } = useLingui()
  return { home: t`Home address`, work: t`Work address`, billing: t`Billing address`, delivery: t`Delivery address` }
}

/** Tax numbers as their countries call them. */
export function useTaxIdNames(): Readonly<Record<TaxIdKind, string>> {
  const { t } = useLingui()
  return { 'cz-ico': 'IČO', 'cz-dic': 'DIČ', 'br-cpf': 'CPF', 'br-cnpj': 'CNPJ', 'cn-uscc': t`Unified social credit code` }
}
