import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { TakeOffQuestion } from '#platform/ui/take-off-question.tsx'
import type { PhotoView } from '../../contract.ts'
import { PaperBeside } from './paper-beside.tsx'
import type { Paper } from './paper.ts'
import { PickPhotos } from './pick-photos.tsx'
import { useSendPhotos } from './use-send-photos.ts'

/** The photos of the paper that a prescription was typed from; each one that is opened is written down. */
export function PhotosOfPrescription({ prescriptionId, mayAdd }: { readonly prescriptionId: string; readonly mayAdd: boolean }) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const read = useRead<{ items: PhotoView[] }>(`/prescriptions/${prescriptionId}/photos`, { kinds: ['prescriptions'] })
  const { send, problem, forget } = useSendPhotos()
  const [sending, setSending] = useState(false)
  /** What is about to be taken off, once that is said a second time. */
  const [leaving, setLeaving] = useState<Paper | null>(null)
  const remove = useSend<unknown, Paper>({ name: 'prescription.photo-remove', method: 'DELETE', path: ({ id }) => `/prescriptions/${prescriptionId}/photos/${id}`, body: () => undefined, kinds: ['prescriptions'] })
  const takeOff = async (paper: Paper) => {
    await remove.send(paper)
    setLeaving(null)
  }
  const add = async (files: readonly File[]) => {
    setSending(true)
    await send(prescriptionId, files)
    setSending(false)
  }
  return (
    <div>
      {read.error && <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
      {problem && <ProblemOf problem={problem} ways={<Button variant="subtle" onClick={forget}><Trans>Close this</Trans></Button>} />}
      {read.data && <PaperBeside papers={read.data.items.map(({ id, name, mediaType }) => ({ id, name, mediaType, src: `/api/v1/prescriptions/${prescriptionId}/photos/${id}?organization=${session.organization.id}` }))} {...(mayAdd && { onRemove: setLeaving })} />}
      {leaving && <TakeOffQuestion title={<Trans>Take {leaving.name || t`A photo or paper`} off the prescription?</Trans>} pending={remove.pending} onTakeOff={() => void takeOff(leaving)} onKeep={() => setLeaving(null)} />}
      {remove.problem && <ProblemOf problem={remove.problem} ways={<Button variant="subtle" onClick={remove.forget}><Trans>Close this</Trans></Button>} />}
      {mayAdd && <PickPhotos pending={sending} onPick={(files) => void add(files)} />}
    </div>
  )
}
