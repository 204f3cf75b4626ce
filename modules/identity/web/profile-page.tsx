import { Trans } from '@lingui/react/macro'
import { Panel } from '#platform/ui/panel.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'

export default function ProfilePage() {
  return (
    <>
      <PageHead title={<Trans>My profile</Trans>} />
      <div style={{ padding: '0 16px' }}><Panel title="x">y</Panel></div>
    </>
  )
}
