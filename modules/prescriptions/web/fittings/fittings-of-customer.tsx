import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { Panel } from '#platform/ui/panel.tsx'
import { FittingsRecord } from './fittings-record.tsx'
import classes from './fittings.module.css'

/** Contact lenses that were tried on: closed until somebody asks, for each look is written down. */
export default function FittingsOfCustomer({ customerId }: { readonly customerId: string }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={<span className={classes.title}><IconLock aria-hidden />{t`Contact lenses tried on`}</span>} note={<Trans>each look is written down</Trans>}
      aside={<Button size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? <Trans>Close</Trans> : <Trans>Show</Trans>}</Button>}
    >
      {open ? <FittingsRecord customerId={customerId} /> : undefined}
    </Panel>
  )
}
