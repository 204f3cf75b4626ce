import { Trans } from '@lingui/react/macro'
import type { z } from 'zod'
import { Money } from '#platform/ui/money.tsx'
import type { orderDifference } from '../../contract.ts'
import classes from './actions.module.css'

/** What a change would make of the order: line by line, then the sums before and after. */
export function ChangeDifference({ difference }: { readonly difference: z.output<typeof orderDifference> }) {
  const { before, after } = difference
  return (
    <section className={classes.difference} aria-live="polite">
      <ul>
        {difference.lines.filter(({ change }) => change !== 'same').map(({ id, change, before: was, after: will }) => (
          <li key={id}>
            {change === 'added' && will && <Trans>added: {will.description}, <Money of={will.amount} /></Trans>}
            {change === 'removed' && was && <Trans>removed: {was.description}, <Money of={was.amount} /></Trans>}
            {change === 'changed' && was && will && <Trans>changed: {will.description}, <Money of={was.amount} /> → <Money of={will.amount} /></Trans>}
          </li>
        ))}
        {difference.fields.includes('payers') && <li><Trans>who pays is changed</Trans></li>}
      </ul>
      <p className={classes.sums}>
        <span><Trans>Total <Money of={before.total} /> → <b><Money of={after.total} /></b></Trans></span>
        <span><Trans>To pay <Money of={before.balance} /> → <b><Money of={after.balance} /></b></Trans></span>
      </p>
    </section>
  )
}
