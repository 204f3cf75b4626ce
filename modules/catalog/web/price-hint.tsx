import { Trans } from '@lingui/react/macro'
import { useSignedIn } from '#modules/identity/web'
import { Money } from '#platform/ui/money.tsx'
import { decimalText, priceWithTax } from '../domain/index.ts'
import { usePoint } from './say-details.tsx'

/** What of a price is tax, or what it is with tax, as the organization writes prices; nothing where no tax holds. */
export function PriceHint({ amount, ratesBps }: { readonly amount: number | null; readonly ratesBps: readonly number[] }) {
  const { currency, pricesGross } = useSignedIn().session.organization
  const point = usePoint()
  const rate = ratesBps.reduce((sum, one) => sum + one, 0)
  if (amount === null || rate === 0) return null
  const { tax, gross } = priceWithTax(amount, ratesBps, pricesGross)
  const percent = `${decimalText(rate, 2, point)} %`
  return pricesGross
    ? <Trans>of it {percent} tax: <Money of={{ amount: tax, currency }} allDigits /></Trans>
    : <Trans>with {percent} tax: <Money of={{ amount: gross, currency }} allDigits /></Trans>
}
