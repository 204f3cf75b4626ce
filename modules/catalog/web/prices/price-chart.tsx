import { useLingui } from '@lingui/react/macro'
import { useElementSize } from '@mantine/hooks'
import { useSignedIn } from '#modules/identity/web'
import { useNow } from '#platform/ui/use-now'
import { dayText } from '#platform/ui/day-text'
import { moneyText } from '#platform/ui/money-text'
import type { PriceStep } from '../../contract.ts'
import { priceLinesOf, stepPath, type PriceLine } from './price-steps.ts'
import classes from './prices.module.css'

const [NARROWEST, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [280, 132, 74, 12, 14, 22]
const MONTH_MS = 30 * 86_400_000

/** How prices moved, as steps; the table beside it says the same in numbers. */
export function PriceChart({ steps, nameOf }: { readonly steps: readonly PriceStep[]; readonly nameOf: (line: PriceLine) => string }) {
  const { i18n, t } = useLingui()
  const { currency } = useSignedIn().session.organization
  // Drawn as wide as it stands there, so that its words are as large as all others.
  const { ref, width: found } = useElementSize()
  const width = Math.max(NARROWEST, found)
  const now = useNow().getTime()
  const latest = Math.max(now, ...steps.map(({ validFrom }) => Date.parse(validFrom)))
  const lines = priceLinesOf(steps, latest + MONTH_MS / 2)
  const levels = lines.flatMap((line) => line.levels)
  if (levels.length < 2) return null
  const [first, last] = [Math.min(...levels.map(({ from }) => from)), Math.max(...levels.map(({ to }) => to))]
  const [low, high] = [Math.min(...levels.map(({ amount }) => amount)), Math.max(...levels.map(({ amount }) => amount))]
  const x = (at: number): number => LEFT + ((at - first) / Math.max(1, last - first)) * (width - LEFT - RIGHT)
  const y = (amount: number): number => TOP + (1 - (amount - low) / Math.max(1, high - low)) * (HEIGHT - TOP - BOTTOM)
  const day = (at: number): string => dayText(new Date(at).toISOString().slice(0, 10), i18n.locale, 'date')
  return (
    <figure ref={ref} className={classes.figure}>
      <svg className={classes.chart} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={t`Prices over time; the table below says the same`}>
        <line className={classes.now} x1={x(now)} x2={x(now)} y1={TOP - 6} y2={HEIGHT - BOTTOM} />
        {lines.map((line) => <path key={line.key} d={stepPath(line, x, y)} />)}
        <text x={LEFT - 8} y={y(high) + 4} textAnchor="end">{moneyText({ amount: high, currency }, i18n.locale)}</text>
        {high !== low && <text x={LEFT - 8} y={y(low) + 4} textAnchor="end">{moneyText({ amount: low, currency }, i18n.locale)}</text>}
        <text x={LEFT} y={HEIGHT - 6}>{day(first)}</text>
        <text x={width - RIGHT} y={HEIGHT - 6} textAnchor="end">{day(last)}</text>
      </svg>
      <figcaption className={classes.legend}>
        {lines.map((line) => <span key={line.key}><svg viewBox="0 0 22 8" aria-hidden="true"><line x1="0" x2="22" y1="4" y2="4" /></svg>{nameOf(line)}</span>)}
      </figcaption>
    </figure>
  )
}
