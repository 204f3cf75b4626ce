import { Trans, useLingui } from '@lingui/react/macro'
import { IconCalculator, IconFileText, IconPackage, IconReceipt, IconTag } from '@tabler/icons-react'
import type { z } from 'zod'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { orderVersions, OrderView, ReceiptView } from '../../contract.ts'
import { useBranchOf } from '../use-branch-of.ts'
import { AttachmentsPart } from './attachments-part.tsx'
import classes from './order-page.module.css'
import linkClasses from './paper-links.module.css'
import { PaperLinks } from './paper-links.tsx'
import { paperAddress, receiptAddress } from './sheet-address.ts'
import type { PaperName } from './sheet-address.ts'
import { TrackingPart } from './tracking-part.tsx'

/** The papers of an order: those that stay in the reader's language first, those that the customer takes home in the customer's. */
export function PapersPanel({ order, organizationId }: { readonly order: OrderView; readonly organizationId: string }) {
  const { i18n, t } = useLingui()
  const theirs = order.customer.language
  const at = (paper: PaperName) => (language: string) => paperAddress(order.id, paper, organizationId, language)
  return (
    <Panel title={t`Papers`}>
      {order.phase === 'draft' ? (
        <PaperLinks icon={IconCalculator} name={t`Cost estimate`} detail={<Trans>Valid for 30 days; neither an order nor a tax document.</Trans>} first={theirs} address={at('estimate')} />
      ) : (
        <>
          <SheetLinks order={order} organizationId={organizationId} />
          <PaperLinks icon={IconTag} name={t`Tray label`} detail={<Trans>57 × 32 mm, with the order's number to scan.</Trans>} first={i18n.locale} address={at('label')} />
          <PaperLinks icon={IconPackage} name={t`Pick-up slip`} detail={<Trans>Balance, what to bring, opening hours.</Trans>} first={theirs} address={at('pick-up')} />
          <ReceiptLinks order={order} organizationId={organizationId} />
        </>
      )}
      <TrackingPart order={order} />
      <div className={classes.attachments}><AttachmentsPart order={order} organizationId={organizationId} /></div>
    </Panel>
  )
}

/** The sheet, and what it was before each change. */
function SheetLinks({ order, organizationId }: { readonly order: OrderView; readonly organizationId: string }) {
  const { i18n, t } = useLingui()
  const { timeZone } = useBranchOf()(order.branchId)
  const changed = order.events.some(({ kind }) => kind === 'changed')
  const versions = useRead<z.output<typeof orderVersions>>(`/orders/${order.id}/versions`, { kinds: ['orders'], enabled: changed }).data?.items ?? []
  const customers = new Intl.DisplayNames(i18n.locale, { type: 'language', languageDisplay: 'standard' }).of(order.customer.language) ?? order.customer.language
  return (
    <PaperLinks
      icon={IconFileText} name={t`Order sheet`} first={i18n.locale} address={(language) => paperAddress(order.id, 'sheet', organizationId, language)}
      detail={<Trans>For shop, workshop and customer; the customer's part in their language: {customers}</Trans>}
    >
      {versions.length > 0 && (
        <ul className={linkClasses.versions}>
          {versions.map(({ version, replacedAt }) => (
            <li key={version}>
              <a href={paperAddress(order.id, 'sheet', organizationId, i18n.locale, { version: String(version) })} target="_blank" rel="noreferrer"><Trans>Version {version}, until <Instant of={replacedAt} timeZone={timeZone} /></Trans></a>
            </li>
          ))}
        </ul>
      )}
    </PaperLinks>
  )
}

/** A paper for each receipt that was issued. */
function ReceiptLinks({ order, organizationId }: { readonly order: OrderView; readonly organizationId: string }) {
  const { t } = useLingui()
  const mayRead = useMay('payments.read', order.branchId)
  const read = useRead<{ items: ReceiptView[] }>(`/orders/${order.id}/receipts`, { kinds: ['orders', 'payments'], enabled: mayRead })
  return (read.data?.items ?? []).map(({ id, number }) => (
    <PaperLinks
      key={id} icon={IconReceipt} name={t`Receipt ${number}`} detail={<Trans>As it was issued; printed again, it says so.</Trans>}
      first={order.customer.language} address={(language) => receiptAddress(id, organizationId, language)}
    />
  ))
}
