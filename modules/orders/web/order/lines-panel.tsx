import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useReasonNames } from '#modules/catalog/web'
import { EyeMark } from '#modules/prescriptions/web'
import { minorDigits } from '#kernel/money'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { formatLocale } from '#platform/ui/format-locale'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { OrderView } from '../../contract.ts'
import { writeFilter } from '../../domain/filter/write-filter.ts'
import { listAddress } from '../list/list-address.ts'
import { SpecialOnLine } from '../special-lenses/special-on-line.tsx'
import classes from './order-page.module.css'

/** What the customer gets and for how much, with the tax that is in it. */
export function LinesPanel({ order }: { readonly order: OrderView }) {
  const { t } = useLingui()
  const cents = order.lines.some(({ unitPrice }) => unitPrice.amount % 10 ** minorDigits(unitPrice.currency) !== 0)
  const inCurrency = (amount: number) => ({ amount, currency: order.total.currency })
  return (
    <Panel title={t`Job`} note={order.kind.name} flush>
      <table className={classes.lines}>
        <caption className="sr-only">{t`Lines of the order`}</caption>
        <thead>
          <tr>
            <th scope="col"><Trans>What</Trans></th>
            <th scope="col" data-numeric data-wide><Trans>Quantity</Trans></th>
            <th scope="col" data-numeric data-wide><Trans>Price</Trans></th>
            <th scope="col" data-numeric><Trans>Amount</Trans></th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <span className={classes.what}>
                  {line.eye && <EyeMark eye={line.eye} />}
                  <span>{line.description}</span>
                </span>
                {line.quantity !== 1000 && <span className={classes.each}><Quantity thousandths={line.quantity} /> × <Money of={line.unitPrice} /></span>}
                <WhichPrice line={line} />
                <OnTheBox line={line} />
                <SpecialOnLine order={order} line={line} />
                {line.adjustments.map((adjustment) => (
                  <span key={`${adjustment.kind}${adjustment.reason}`} className={classes.adjustment}>
                    {adjustment.kind === 'complaint' ? <Trans>Remake</Trans> : adjustment.reason} <Money of={inCurrency(adjustment.amount)} />
                  </span>
                ))}
              </td>
              <td data-numeric data-wide><Quantity thousandths={line.quantity} /></td>
              <td data-numeric data-wide><Money of={line.unitPrice} allDigits={cents} /></td>
              <td data-numeric><Money of={line.amount} allDigits /></td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <OrdinaryPrices order={order} />
          {order.taxes.map((tax) => <TaxRow key={`${tax.country}${tax.component}${tax.rateBps}`} tax={tax} gross={order.pricesGross} />)}
          <tr className={classes.total}>
            <th scope="row" colSpan={3}><Trans>Total</Trans></th>
            <td data-numeric><Money of={order.total} allDigits /></td>
          </tr>
        </tfoot>
      </table>
    </Panel>
  )
}

type Line = OrderView['lines'][number]

const isOrdinary = ({ priceFrom, unitPrice }: Line): boolean => priceFrom !== null && priceFrom.because.length === 0 && priceFrom.price.amount === unitPrice.amount

/** Why a line costs something else than the ordinary list says: a list for such sales, or a price written by hand. */
function WhichPrice({ line }: { readonly line: Line }) {
  const reasons = useReasonNames()
  const { priceFrom, unitPrice } = line
  if (!priceFrom || isOrdinary(line)) return null
  const written = priceFrom.price.amount !== unitPrice.amount
  return (
    <span className={classes.because}>
      <Dotted parts={[
        ...(written ? [<Trans key="written">price written by hand, the list says <Money of={priceFrom.price} allDigits /></Trans>] : []),
        ...priceFrom.because.map((reason) => reasons[reason]), <Trans key="list">list {priceFrom.list.name}</Trans>,
      ]} />
    </span>
  )
}

/** Lot and last day of boxes, as somebody wrote them down. */
function OnTheBox({ line: { lot, expiresOn } }: { readonly line: Line }) {
  if (lot === null && expiresOn === null) return null
  return <span className={classes.because}><Dotted parts={[...(lot === null ? [] : [<WhoGotIt key="lot" lot={lot} />]), ...(expiresOn === null ? [] : [<Trans key="day">use by <Day of={expiresOn} as="date" /></Trans>])]} /></span>
}

/** A lot leads to everybody who got it: whom to call when the maker takes it back. */
function WhoGotIt({ lot }: { readonly lot: string }) {
  const { t } = useLingui()
  return <Link to={listAddress(writeFilter([{ field: 'lot', text: lot }]))} aria-label={t`All orders with lot ${lot}`}><Trans>Lot {lot}</Trans></Link>
}

/** The lists of all lines that cost what such a list says, once below them. */
function OrdinaryPrices({ order }: { readonly order: OrderView }) {
  const names = [...new Set(order.lines.filter(isOrdinary).map(({ priceFrom }) => priceFrom?.list.name ?? ''))].join(', ')
  if (!names) return null
  return <tr className={classes.tax}><th scope="row" colSpan={4}><Trans>Prices of the list {names}</Trans></th></tr>
}

function TaxRow({ tax, gross }: { readonly tax: OrderView['taxes'][number]; readonly gross: boolean }) {
  const { i18n } = useLingui()
  const name = `${tax.component} ${new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'percent', maximumFractionDigits: 2 }).format(tax.rateBps / 10_000)}`
  return (
    <tr className={classes.tax}>
      <th scope="row" colSpan={3}>
        {gross ? <Trans>of it {name}, base <Money of={tax.base} allDigits /></Trans> : <Trans>{name}, base <Money of={tax.base} allDigits /></Trans>}
      </th>
      <td data-numeric><Money of={tax.tax} allDigits /></td>
    </tr>
  )
}

/** Thousandths of the product's unit, as people count: 1, 2, 0.5. */
function Quantity({ thousandths }: { readonly thousandths: number }) {
  const { i18n } = useLingui()
  return new Intl.NumberFormat(formatLocale(i18n.locale), { maximumFractionDigits: 3 }).format(thousandths / 1000)
}
