import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { CameraTrouble } from './camera-trouble.ts'

const words: Readonly<Record<CameraTrouble, { readonly title: ReactNode; readonly next: ReactNode }>> = {
  insecure: {
    title: <Trans>This address may not use the camera</Trans>,
    next: <Trans>Browsers give it to secure addresses only. Open Lunette by the https:// address that an owner finds in Settings, under Devices.</Trans>,
  },
  refused: {
    title: <Trans>The camera is not allowed</Trans>,
    next: <Trans>Allow it for this address: tap the sign beside the address, then Permissions, then Camera. On a phone also in its settings, for this browser.</Trans>,
  },
  none: {
    title: <Trans>This device has no camera</Trans>,
    next: <Trans>Or it is unplugged or switched off: plug it in and try again. The number can be typed into the search as well.</Trans>,
  },
  busy: {
    title: <Trans>The camera is in use elsewhere</Trans>,
    next: <Trans>Another program or tab holds it, a video call for example. Close that and try again.</Trans>,
  },
  reader: {
    title: <Trans>Codes cannot be read right now</Trans>,
    next: <Trans>What reads them did not come from Lunette: look whether this device is connected, then try again. The number can be typed into the search as well.</Trans>,
  },
  failed: {
    title: <Trans>The camera did not start</Trans>,
    next: <Trans>Try again. If it stays dark, close the browser and open it again.</Trans>,
  },
}

/** Why there is no picture, and what to do about it. */
export function CameraTroublePanel({ trouble, again }: { readonly trouble: CameraTrouble; readonly again: () => void }) {
  const { title, next } = words[trouble]
  return (
    <ProblemPanel tone="hold" title={title} ways={trouble !== 'insecure' && <Button variant="filled" onClick={again}><Trans>Try again</Trans></Button>}>
      {next}
    </ProblemPanel>
  )
}
