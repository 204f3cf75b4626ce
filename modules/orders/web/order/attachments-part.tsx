import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, FileButton } from '@mantine/core'
import { IconPaperclip, IconPhoto, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useMay } from '#modules/identity/web'
import { Problem } from '#platform/ui/api/problem'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { TakeOffQuestion } from '#platform/ui/take-off-question.tsx'
import type { AttachmentView, OrderView } from '../../contract.ts'
import { fileInBase64 } from '#platform/ui/file-in-base64'
import classes from './order-page.module.css'
import { attachmentAddress } from './sheet-address.ts'

const LARGEST = 10 * 1024 * 1024

/** The photos and papers of an order; each opens beside the page, and that look is written down. */
export function AttachmentsPart({ order, organizationId }: { readonly order: OrderView; readonly organizationId: string }) {
  const { t } = useLingui()
  const mayOpen = useMay('files.read', order.branchId)
  const mayAdd = useMay('orders.write', order.branchId)
  const read = useRead<{ items: AttachmentView[] }>(`/orders/${order.id}/attachments`, { kinds: ['orders'] })
  const { send, pending, problem, forget } = useSend<AttachmentView, { id: string; name: string; base64: string }>({ name: 'order.attach', method: 'POST', path: `/orders/${order.id}/attachments`, kinds: ['orders'], secret: true })
  const remove = useSend<unknown, AttachmentView>({ name: 'order.take-off', method: 'DELETE', path: ({ id }) => `/orders/${order.id}/attachments/${id}`, body: () => undefined, kinds: ['orders'] })
  const [tooLarge, setTooLarge] = useState(false)
  /** What is about to be taken off, once that is said a second time. */
  const [leaving, setLeaving] = useState<AttachmentView | null>(null)
  const takeOff = async (file: AttachmentView): Promise<void> => {
    await remove.send(file)
    setLeaving(null)
  }
  const add = async (file: File | null): Promise<void> => {
    if (!file) return
    setTooLarge(file.size > LARGEST)
    if (file.size <= LARGEST) await send({ id: newId(), name: file.name.slice(0, 200), base64: await fileInBase64(file) })
  }
  return (
    <>
      {read.data?.items.map((file) => (
        <div key={file.id} className={classes.paper}>
          <IconPhoto aria-hidden />
          <p>{mayOpen ? <a href={attachmentAddress(order.id, file.id, organizationId)} target="_blank" rel="noreferrer">{file.name}</a> : file.name || <Trans>A photo or paper</Trans>}</p>
          {mayAdd && <ActionIcon className={classes.takeOff ?? ''} variant="subtle" color="gray" aria-label={t`Take ${file.name || t`A photo or paper`} off the order`} onClick={() => setLeaving(file)}><IconX aria-hidden /></ActionIcon>}
        </div>
      ))}
      {leaving && <TakeOffQuestion title={<Trans>Take {leaving.name || t`A photo or paper`} off the order?</Trans>} pending={remove.pending} onTakeOff={() => void takeOff(leaving)} onKeep={() => setLeaving(null)} />}
      {remove.problem && <ProblemOf problem={remove.problem} ways={<Button variant="subtle" onClick={remove.forget}>{t`Close this`}</Button>} />}
      {(problem ?? tooLarge) && <ProblemOf problem={problem ?? new Problem(413, { title: t`The file is larger than 10 MB` })} ways={<Button variant="subtle" onClick={() => { forget(); setTooLarge(false) }}>{t`Close this`}</Button>} />}
      {mayAdd && (
        <FileButton accept="image/png,image/jpeg,image/webp,image/heic,application/pdf,text/plain,text/csv" onChange={(file) => void add(file)}>
          {(props) => <Button {...props} fullWidth loading={pending} leftSection={<IconPaperclip aria-hidden />}><Trans>Add a photo or paper</Trans></Button>}
        </FileButton>
      )}
    </>
  )
}
