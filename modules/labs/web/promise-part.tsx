import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { PromisePartProps } from '#modules/orders/web'
import { useRead } from '#platform/ui/api/use-read'
import { Day } from '#platform/ui/day.tsx'
import type { LabPromise } from '../contract.ts'
import classes from './labs.module.css'
import { PromiseSum } from './promise-sum.tsx'

/** As many as an address holds. */
const MOST = 100

/** At intake: which day each lab would keep, by what it makes and has kept so far. A proposal; whoever takes the order promises. */
export default function PromisePart({ branchId, kind, variantIds, promisedOn, onPromise }: PromisePartProps) {
  const read = useRead<{ items: LabPromise[] }>(`/lab-promises?${new URLSearchParams({ branchId, kind, ...(variantIds.length > 0 && { variantIds: [...new Set(variantIds)].slice(0, MOST).join(',') }) })}`, { kinds: ['labs'] })
  const [all, setAll] = useState(false)
  // Who does not make these lenses is no proposal; where nobody does, all of them are there, and say so.
  const everyone = read.data?.items ?? []
  const [makers, others] = [everyone.filter(({ makes }) => makes), everyone.filter(({ makes }) => !makes)]
  const items = makers.length > 0 ? makers : others
  if (items.length === 0) return null
  return (
    <div className={classes.promises}>
      {(all ? items : items.slice(0, 1)).map((promise) => (
        <div key={promise.labId} className={classes.promise}>
          <div className={classes.row}>
            <span><b>{promise.labName}</b> · <Day of={promise.promisedOn} as="date" />{!promise.makes && <> · <Trans>does not make these lenses</Trans></>}</span>
            {promise.promisedOn !== promisedOn && <Button size="xs" onClick={() => onPromise(promise.promisedOn)}><Trans>Promise this day</Trans></Button>}
          </div>
          <PromiseSum of={promise} />
        </div>
      ))}
      {items.length > 1 && !all && <Button size="xs" variant="subtle" onClick={() => setAll(true)}><Trans>Other labs</Trans></Button>}
    </div>
  )
}
