import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { PhotoView } from '../../contract.ts'
import { PaperBeside } from './paper-beside.tsx'
import { PickPhotos } from './pick-photos.tsx'
import { useSendPhotos } from './use-send-photos.ts'

/** The photos of the paper that a prescription was typed from; each one that is opened is written down. */
export function PhotosOfPrescription({ prescriptionId, mayAdd }: { readonly prescriptionId: string; readonly mayAdd: boolean }) {
  const { session } = useSignedIn()
  const read = useRead<{ items: PhotoView[] }>(`/prescriptions/${prescriptionId}/photos`, { kinds: ['prescriptions'] })
  const { send, problem, forget } = useSendPhotos()
  const [sending, setSending] = useState(false)
  const add = async (files: readonly File[]) => {
    setSending(true)
    await send(prescriptionId, files)
    setSending(false)
  }
  return (
    <div>
      {read.error && <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
      {problem && <ProblemOf problem={problem} ways={<Button variant="subtle" onClick={forget}><Trans>Close this</Trans></Button>} />}
      {read.data && <PaperBeside papers={read.data.items.map(({ id, name, mediaType }) => ({ id, name, mediaType, src: `/api/v1/prescriptions/${prescriptionId}/photos/${id}?organization=${session.organization.id}` }))} />}
      {mayAdd && <PickPhotos pending={sending} onPick={(files) => void add(files)} />}
    </div>
  )
}
