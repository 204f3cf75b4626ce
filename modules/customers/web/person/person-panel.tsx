import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMay } from '#modules/identity/web'
import { Panel } from '#platform/ui/panel.tsx'
import { ExportLinks } from './export-links.tsx'
import classes from './person.module.css'

export type PersonAct = 'merge' | 'erase'

/** What is done to the whole person: joined with another entry, handed out, forgotten. What the role may not is grey and says so. */
export function PersonPanel({ customerId, onAct }: { readonly customerId: string; readonly onAct: (act: PersonAct) => void }) {
  const { t } = useLingui()
  const [mayMerge, mayErase] = [useMay('customers.merge'), useMay('customers.erase')]
  return (
    <Panel title={t`The whole person`}>
      <div className={classes.acts}>
        <Button size="xs" disabled={!mayMerge} title={mayMerge ? undefined : t`Your role may not join customers.`} onClick={() => onAct('merge')}><Trans>Join with another entry…</Trans></Button>
        <ExportLinks customerId={customerId} />
        <Button size="xs" color="red" disabled={!mayErase} title={mayErase ? undefined : t`Your role may not erase a person.`} onClick={() => onAct('erase')}><Trans>Erase the person…</Trans></Button>
      </div>
    </Panel>
  )
}
