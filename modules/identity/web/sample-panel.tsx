import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { paths } from '#web/paths'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'

/** Shown in the sample only: from here to a shop of one's own, and the end of the sample. */
export function SamplePanel() {
  const { t } = useLingui()
  const [sure, setSure] = useState(false)
  const end = useSend<null, void>({ name: 'sample.delete', method: 'DELETE', path: '/sample', kinds: [] })
  const remove = async () => {
    if (await end.send()) location.assign(paths.welcome())
  }
  if (sure) {
    return (
      <ProblemPanel
        title={t`Delete the sample?`}
        ways={
          <>
            <Button variant="danger" disabled={end.pending} onClick={() => void remove()}><Trans>Delete the sample</Trans></Button>
            <Button disabled={end.pending} onClick={() => setSure(false)}><Trans>Keep it</Trans></Button>
          </>
        }
      >
        <Trans>Its customers, orders and everything tried in it go for good. A shop of your own is not touched.</Trans>
        {end.problem && <ProblemOf problem={end.problem} />}
      </ProblemPanel>
    )
  }
  return (
    <ProblemPanel
      tone="quiet"
      title={t`This is the sample shop`}
      ways={
        <>
          <Button component="a" href={paths.welcome()}><Trans>Open my shop</Trans></Button>
          <Button variant="subtle" onClick={() => setSure(true)}><Trans>Delete the sample</Trans></Button>
        </>
      }
    >
      <Trans>Try anything: its people and orders are invented, and nothing leaves this computer.</Trans>
    </ProblemPanel>
  )
}
