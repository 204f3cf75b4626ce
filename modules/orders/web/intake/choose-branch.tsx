import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useSignedIn } from '#modules/identity/web'
import { Panel } from '#platform/ui/panel.tsx'
import classes from './intake-page.module.css'

/** Working for all branches, one has to say at which this order is taken. */
export function ChooseBranch() {
  const { t } = useLingui()
  const { session, chooseBranch } = useSignedIn()
  return (
    <Panel title={t`At which branch is the order taken?`}>
      <div className={classes.branches}>
        {session.branches.map((branch) => <Button key={branch.id} onClick={() => chooseBranch(branch.id)}>{branch.name}</Button>)}
      </div>
    </Panel>
  )
}
