import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PromisePartProps } from '#modules/orders/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import type { LabPromise } from '../contract.ts'
import classes from './labs.module.css'
import { PromiseSum } from './promise-sum.tsx'

/** At intake: which day each lab would keep, by what it has kept so far. A proposal; whoever takes the order promises. */
export default function PromisePart({ branchId, kind, promisedOn, onPromise }: PromisePartProps) {
  const read = useRead<{ items: LabPromise[] }>(`/lab-promises?${new URLSearchParams({ branchId, kind })}`, { kinds: ['labs'] })
  const [all, setAll] = useState(false)
  const items = read.data?.items ?? []
  if (items.length === 0) return null
  return (
    <div className={classes.promises}>
      {(all ? items : items.slice(0, 1)).map((promise) => (
        <div key={promise.labId} className={classes.promise}>
          <div className={classes.row}>
            <span><b>{promise.labName}</b> · <Day of={promise.promisedOn} as="date" /></span>
            {promise.promisedOn !== promisedOn && <Button size="xs" onClick={() => onPromise(promise.promisedOn)}><Trans>Promise this day</Trans></Button>}
          </div>
          <PromiseSum of={promise} />
        </div>
      ))}
      {items.length > 1 && !all && <Button size="xs" variant="subtle" onClick={() => setAll(true)}><Trans>Other labs</Trans></Button>}
    </div>
  )
}
