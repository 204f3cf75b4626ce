import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { dayIn } from '#kernel/days'
import { useBranch, useMay } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { DayInput } from '#platform/ui/day-input.tsx'
import { FormGrid } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import classes from './versions.module.css'

/** The register of prescriptions of a period within a calendar year, as a paper to be dated and signed. */
export function RegisterPanel() {
  const { i18n, t } = useLingui()
  const { organizationId } = useCalling()
  const may = useMay('prescriptions.register')
  const zone = useBranch()?.timeZone ?? 'UTC'
  const [today] = useState(() => dayIn(zone, new Date()))
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 7)}-01`)
  const [to, setTo] = useState<string | null>(today)
  const wrong = from !== null && to !== null && (to < from || from.slice(0, 4) !== to.slice(0, 4))
  const ready = may && from !== null && to !== null && !wrong
  return (
    <Panel title={t`Register of prescriptions`} note={t`each printing is written down`}>
      <FormGrid>
        <DayInput label={t`From`} value={from} onChange={setFrom} />
        <DayInput label={t`To`} value={to} error={wrong ? t`The period lies in one calendar year.` : undefined} onChange={setTo} />
      </FormGrid>
      <div className={classes.act}>
        {ready
          ? <Button component="a" size="xs" leftSection={<IconPrinter aria-hidden />} href={`/api/v1/prescription-register.pdf?organization=${organizationId}&from=${from}&to=${to}&language=${i18n.locale}`} target="_blank" rel="noopener"><Trans>Print the register</Trans></Button>
          : <Button size="xs" disabled leftSection={<IconPrinter aria-hidden />}><Trans>Print the register</Trans></Button>}
      </div>
    </Panel>
  )
}
