import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { addDays } from '#kernel/days'
import { useSend } from '#platform/ui/api/use-send'
import { Day } from '#platform/ui/day.tsx'
import { DayInput } from '#platform/ui/day-input.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { TaxRate, taxRateEnd } from '../../contract.ts'
import { decimalText } from '../../domain/index.ts'
import { usePoint } from '../say-details.tsx'
import { useShopToday } from '../use-shop-today.ts'
import { standingOf } from './rate-standing.ts'
import { Checked } from './rates-table.tsx'
import classes from './taxes-page.module.css'

export interface RatePanelProps {
  readonly rate: TaxRate
  readonly taxName: string
  readonly mayManage: boolean
  readonly onDone: () => void
}

/** One rate: where it was read, who checked it, and how it is ended. It is never changed. */
export function RatePanel({ rate, taxName, mayManage, onDone }: RatePanelProps) {
  const { t } = useLingui()
  const point = usePoint()
  const today = useShopToday()
  const standing = standingOf(rate, today)
  const [last, setLast] = useState<string | null>(null)
  const verify = useSend<TaxRate, undefined>({ name: 'tax-rate.verify', about: taxName, method: 'POST', path: `/tax-rates/${rate.id}/verify`, kinds: ['catalog'] })
  const end = useSend<TaxRate, z.input<typeof taxRateEnd>>({ name: 'tax-rate.end', about: taxName, method: 'POST', path: `/tax-rates/${rate.id}/end`, kinds: ['catalog'] })
  const problem = verify.problem ?? end.problem
  const finish = async (validTo: string) => {
    if (await end.send({ validTo })) onDone()
  }
  return (
    <Panel title={`${taxName} · ${decimalText(rate.rateBps, 2, point)} %`} aside={<Button size="xs" variant="subtle" onClick={onDone}><Trans>Close</Trans></Button>}>
      <dl className={classes.facts}>
        <dt><Trans>Component</Trans></dt><dd>{rate.component} · {rate.country}</dd>
        <dt><Trans>First day</Trans></dt><dd><Day of={rate.validFrom} as="date" /></dd>
        {rate.validTo && rate.validTo > rate.validFrom && <><dt><Trans>Last day</Trans></dt><dd><Day of={addDays(rate.validTo, -1)} as="date" /></dd></>}
        <dt><Trans>Read in</Trans></dt><dd>{rate.source}</dd>
        <dt><Trans>Checked</Trans></dt><dd><Checked rate={rate} /></dd>
      </dl>
      {mayManage && rate.verifiedBy === null && standing !== 'withdrawn' && (
        <Button variant="filled" loading={verify.pending} leftSection={<IconCheck aria-hidden />} onClick={() => void verify.send(undefined)}><Trans>I have checked this rate</Trans></Button>
      )}
      {mayManage && standing === 'planned' && <Button variant="subtle" loading={end.pending} onClick={() => void finish(rate.validFrom)}><Trans>Take the rate back</Trans></Button>}
      {mayManage && standing === 'holds' && (
        <div className={classes.end}>
          <DayInput label={t`Last day`} value={last} from={today} onChange={setLast} />
          <Button disabled={last === null || last < today} loading={end.pending} onClick={() => last && void finish(addDays(last, 1))}><Trans>End the rate</Trans></Button>
        </div>
      )}
      {problem && <ProblemOf problem={problem} />}
    </Panel>
  )
}
