import { useLingui } from '@lingui/react/macro'
import type { CustomerClass } from '#kernel/customer-classes'
import type { SaleChannel } from '#kernel/sale-channels'
import { useSignedIn } from '#modules/identity/web'
import { dayText } from '#platform/ui/day-text'
import type { PriceList } from '../contract.ts'
import type { PriceReason } from '../domain/index.ts'

/** For which customers a price is, in words. */
export function useClassPriceNames(): Readonly<Record<CustomerClass, string>> {
  const { t } = useLingui()
  return { regular: t`regular customers`, member: t`members`, vip: t`VIP customers` }
}

/** What the ways of selling are called. */
export function useSaleChannelNames(): Readonly<Record<SaleChannel, string>> {
  const { t } = useLingui()
  return { counter: t`at the counter`, phone: t`by phone`, web: t`on the web`, 'e-shop': t`in the e-shop`, advisor: t`by an advisor`, import: t`imported` }
}

/** Says for which sales a list is, the strongest condition first; for the ordinary one that it is for all. */
export function useSayTerms(): (list: Pick<PriceList, 'customerClass' | 'branchId' | 'channel' | 'validFrom' | 'validTo'>) => readonly string[] {
  const { i18n, t } = useLingui()
  const [classes, channels] = [useClassPriceNames(), useSaleChannelNames()]
  const { branches } = useSignedIn().session
  const day = (of: string): string => dayText(of, i18n.locale, 'date')
  const days = (from: string | null, to: string | null): string | null => {
    if (from && to) return t`${day(from)} to ${day(to)}`
    return from ? t`from ${day(from)}` : to && t`until ${day(to)}`
  }
  return ({ customerClass, branchId, channel, validFrom, validTo }) => {
    const said = [customerClass && classes[customerClass], branchId && (branches.find(({ id }) => id === branchId)?.name ?? t`another branch`), channel && channels[channel], days(validFrom, validTo)]
      .filter((part) => part !== null)
    return said.length > 0 ? said : [t`everybody, everywhere`]
  }
}

/** Why a price holds, in a few words: `member price`. */
export function useReasonNames(): Readonly<Record<PriceReason, string>> {
  const { t } = useLingui()
  return { 'customer-class': t`price of the class`, branch: t`price of the branch`, channel: t`price of the channel`, days: t`price of these days` }
}
