import { useMay, useSignedIn } from '#modules/identity/web'
import { PaperBeside } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import type { AttachmentView, OrderView } from '../../contract.ts'
import { attachmentAddress } from './sheet-address.ts'

/** The photos and scans that hang on the order, beside what is typed from them again; each one that is opened is written down. */
export function PaperOfOrder({ order }: { readonly order: OrderView }) {
  const mayOpen = useMay('files.read', order.branchId)
  const { session } = useSignedIn()
  const read = useRead<{ items: AttachmentView[] }>(`/orders/${order.id}/attachments`, { kinds: ['orders'], enabled: mayOpen })
  if (!mayOpen || !read.data) return null
  return <PaperBeside papers={read.data.items.map(({ id, name, mediaType }) => ({ id, name, mediaType, src: attachmentAddress(order.id, id, session.organization.id) }))} />
}
