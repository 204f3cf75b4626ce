import { Trans, useLingui } from '@lingui/react/macro'
import { EyeMark } from '#modules/prescriptions/web'
import { formatLocale } from '#platform/ui/format-locale'
import { Money } from '#platform/ui/money.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { PricedOrder } from '../../domain/index.ts'
import type { DraftLine, Eye } from './draft.ts'
import classes from './intake-page.module.css'
import { StepPanel } from './step-panel.tsx'
import type { Fresh } from './use-fresh-lines.ts'

export interface PriceStepProps {
  readonly step: number
  readonly lines: readonly Fresh<DraftLine & { readonly eye: Eye | null }>[]
  readonly price: PricedOrder
  readonly currency: string
  readonly pricesGross: boolean
}

/** What it costs, line by line, and the tax that is in it; it follows each keystroke. */
export function PriceStep({ step, lines, price, currency, pricesGross }: PriceStepProps) {
  const { t } = useLingui()
  const money = (amount: number) => ({ amount, currency })
  return (
    <StepPanel step={step} title={t`Price`} cap="F10">
      {lines.length === 0 && <p className={classes.detail}><Trans>What you choose stands here with its price.</Trans></p>}
      <ul className={classes.price}>
        {lines.map(({ line, unitPrice, before, gone }, index) => (
          <li key={line.id}>
            <span className={classes.priced}>{line.description}{line.eye && <EyeMark eye={line.eye} />}</span>
            <span className={classes.amount}>
              {unitPrice === null ? <Trouble><Trans>no price</Trans></Trouble> : <Money of={money(price.lines[index]?.amount ?? 0)} />}
              {gone && <Trouble><Trans>no longer sold</Trans></Trouble>}
              {before !== null && <span className={classes.before}><Trans>was <Money of={money(before)} /></Trans></span>}
            </span>
          </li>
        ))}
      </ul>
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

const Trouble = ({ children }: { readonly children: React.ReactNode }) => <span className={classes.trouble}><WarningMark size={12} />{children}</span>

function TaxName({ name, rateBps, inside }: { readonly name: string; readonly rateBps: number; readonly inside: boolean }) {
  const { i18n } = useLingui()
  const rate = new Intl.NumberFormat(formatLocale(i18n.locale), { style: 'percent', maximumFractionDigits: 2 }).format(rateBps / 10_000)
  return inside ? <Trans>of it {name} {rate}</Trans> : <Trans>{name} {rate} on top</Trans>
}
