import { Trans, useLingui } from '@lingui/react/macro'
import { EyeMark } from '#modules/prescriptions/web'
import { formatLocale } from '#platform/ui/format-locale'
import { Money } from '#platform/ui/money.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { PricedOrder } from '../../domain/index.ts'
import { useReasonNames } from '#modules/catalog/web'
import { DiscountPart } from './discount-part.tsx'
import type { Adjustment, Discount } from './discounts.ts'
import type { DraftLine, Eye } from './draft.ts'
import classes from './intake-page.module.css'
import { StepPanel } from './step-panel.tsx'
import type { Live } from './use-live-prices.ts'

export interface PriceStepProps {
  readonly step: number
  readonly lines: readonly Live<DraftLine & { readonly eye: Eye | null }>[]
  readonly price: PricedOrder
  /** What each line is changed by, in the sequence of the lines. */
  readonly adjustments: readonly (readonly Adjustment[])[]
  readonly discounts: readonly Discount[]
  readonly mayAdjust: boolean
  readonly onDiscounts: (discounts: readonly Discount[]) => void
  readonly currency: string
  readonly pricesGross: boolean
}

/** What it costs, line by line, and the tax that is in it; it follows each keystroke. */
export function PriceStep({ step, lines, price, adjustments, discounts, mayAdjust, onDiscounts, currency, pricesGross }: PriceStepProps) {
  const { t } = useLingui()
  const eyes = { right: t`right`, left: t`left` }
  const money = (amount: number) => ({ amount, currency })
  return (
    <StepPanel step={step} title={t`Price`} cap="F10">
      {lines.length === 0 && <p className={classes.detail}><Trans>What you choose stands here with its price.</Trans></p>}
      <ul className={classes.price}>
        {lines.map(({ line, unitPrice, before, gone, because }, index) => (
          <li key={line.id}>
            <span className={classes.priced}>{line.description}{line.eye && <EyeMark eye={line.eye} />}{because && <Because of={because} />}</span>
            <span className={classes.amount}>
              {unitPrice === null ? <Trouble><Trans>no price</Trans></Trouble> : <Money of={money(price.lines[index]?.listAmount ?? 0)} />}
              {gone && <Trouble><Trans>no longer sold</Trans></Trouble>}
              {before !== null && <span className={classes.before}><Trans>was <Money of={money(before)} /></Trans></span>}
              {(adjustments[index] ?? []).map((one) => <span key={one.reason} className={classes.off}><Money of={money(one.amount)} /></span>)}
            </span>
          </li>
        ))}
      </ul>
      <DiscountPart discounts={discounts} lines={lines.map(({ line }) => ({ id: line.id, name: line.eye ? `${line.description}, ${eyes[line.eye]}` : line.description }))} currency={currency} mayAdjust={mayAdjust} onChange={onDiscounts} />
      {lines.length > 0 && (
        <dl className={classes.sums}>
          {price.taxes.map((tax) => (
            <div key={`${tax.country}${tax.component}${tax.rateBps}`} className={classes.tax}>
              <dt><TaxName name={tax.component} rateBps={tax.rateBps} inside={pricesGross} /></dt>
              <dd><Money of={money(tax.tax)} /></dd>
            </div>
          ))}
          <div className={classes.total}>
            <dt><Trans>Total</Trans></dt>
            <dd aria-live="polite"><Money of={money(price.total)} /></dd>
          </div>
        </dl>
      )}
    </StepPanel>
  )
}

/** Why it costs something else than in the ordinary list, and in which list that stands. */
function Because({ of: { because, priceList } }: { readonly of: NonNullable<Live<DraftLine>['because']> }) {
  const reasons = useReasonNames()
  return <small className={classes.because}>{[...because.map((reason) => reasons[reason]), priceList?.name].filter(Boolean).join(' · ')}</small>
}

const Trouble = ({ children }: { readonly children: React.ReactNode }) => <span className={classes.trouble}><WarningMark size={12} />{children}</span>

function TaxName({ name, rateBps, inside }: { readonly name: string; readonly rateBps: number; readonly inside: boolean }) {
  const { i18n } = useLingui()
  const rate = new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'percent', maximumFractionDigits: 2 }).format(rateBps / 10_000)
  return inside ? <Trans>of it {name} {rate}</Trans> : <Trans>{name} {rate} on top</Trans>
}
