import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { orderPage } from '../../contract.ts'
import classes from './intake-page.module.css'

/** Orders of this branch that somebody began and left for later; nothing when there are none. */
export function DraftsPanel({ branchId, onGoOn }: { readonly branchId: string; readonly onGoOn: (orderId: string) => void }) {
  const { t } = useLingui()
  const { data } = useRead<z.output<typeof orderPage>>(`/orders?phase=draft&branchId=${branchId}&sort=newest&limit=5`, { kinds: ['orders'] })
  if (!data || data.items.length === 0) return null
  const { count } = data.totals
  return (
    <Panel title={t`Drafts to go on with`} {...(count > data.items.length && { note: t`the newest of ${count}` })}>
      <ul className={classes.drafts}>
        {data.items.map((row) => {
          const name = row.customerName
          return (
            <li key={row.id}>
              <b>{name}</b>
              <span>{row.summary}</span>
              <Money of={row.total} />
              <Button size="xs" aria-label={t`Go on with the draft of ${name}`} onClick={() => onGoOn(row.id)}><Trans>Go on</Trans></Button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
