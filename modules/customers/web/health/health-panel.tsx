import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '#platform/ui/panel.tsx'
import classes from './health.module.css'
import { HealthRecord } from './health-record.tsx'

/** What is known about eyes and skin: closed until somebody asks, for each look is written down. */
export function HealthPanel({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={<span className={classes.title}><IconLock aria-hidden />{t`Eye history and health notes`}</span>}
      note={<Trans>each look is written down</Trans>}
      aside={<Button size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <Trans>Close</Trans> : <Trans>Show</Trans>}</Button>}
    >
      {open ? <HealthRecord customerId={customerId} /> : undefined}
    </Panel>
  )
}
