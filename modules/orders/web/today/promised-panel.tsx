import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Day } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Overview } from '../../contracts/overview.ts'
import { listAddress } from '../list/list-address.ts'
import classes from './today-page.module.css'

/** This week day by day: everything promised, and what of it is not ready yet. */
export function PromisedPanel({ promised, today }: { readonly promised: Overview['promised']; readonly today: string }) {
  const { t } = useLingui()
  return (
    <Panel title={t`Promised this week`}>
      <table className={classes.table}>
        <thead><tr><th scope="col"><Trans>Day</Trans></th><th scope="col"><Trans>Promised</Trans></th><th scope="col"><Trans>Not ready yet</Trans></th></tr></thead>
        <tbody>
          {promised.map(({ day, all, waiting }) => (
            <tr key={day} data-now={day === today || undefined}>
              <th scope="row"><Day of={day} /></th>
              <td><Link to={listAddress(all.filter)} aria-label={t`${all.count} promised`}>{all.count}</Link></td>
              <td data-late={(day < today && waiting.count > 0) || undefined}><Link to={listAddress(waiting.filter)} aria-label={t`${waiting.count} not ready`}>{waiting.count}</Link></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
