import { Trans, useLingui } from '@lingui/react/macro'
import { Instant } from '#platform/ui/day.tsx'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { useSignedIn } from '../session.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { FactorPanels } from './factor-panels.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** How one signs in: password, second factor, passkeys, and where one is signed in now. */
export default function SecurityPage() {
  const { t } = useLingui()
  const { secondFactorDueAt } = useSignedIn().session
  return (
    <SettingsFrame title="security">
      {secondFactorDueAt && (
        <ProblemPanel tone="hold" title={t`Set up a second factor`}>
          <Trans>It is demanded where you work. Set up an app or a passkey before <Instant of={secondFactorDueAt} timeZone={zone} />; from then on Lunette opens only with it.</Trans>
        </ProblemPanel>
      )}
      <FactorPanels />
      <PasswordPanel />
      <SessionsPanel />
    </SettingsFrame>
  )
}
