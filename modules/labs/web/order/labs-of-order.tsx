import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { OrderPartProps } from '#modules/orders/web'
import { useRead } from '#platform/ui/api/use-read'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { InspectionView, LabOrderView } from '../../contract.ts'
import { certificateAddress } from '../lab-paper-address.ts'
import classes from '../labs.module.css'
import { FailedLenses } from './failed-lenses.tsx'
import { OpenLabOrder } from './open-lab-order.tsx'
import { SendForm } from './send-form.tsx'

/** On the page of an order: what was ordered from a lab and how far it is, and how its inspections ended. */
export default function LabsOfOrder({ order, timeZone }: OrderPartProps) {
  const { t, i18n } = useLingui()
  const { session } = useSignedIn()
  const mayOpen = useMay('prescriptions.read')
  const read = useRead<{ items: LabOrderView[] }>(`/orders/${order.id}/lab-orders`, { kinds: ['labs', 'orders'] })
  const inspections = useRead<{ items: InspectionView[] }>(`/orders/${order.id}/inspections`, { kinds: ['labs', 'orders'] })
  const running = !['draft', 'closed', 'cancelled'].includes(order.phase)
  const maySend = useMay('lab-orders.write', order.branchId) && running
  const mayInspect = useMay('inspections.write', order.branchId) && running && order.prescription !== null
  const [sending, setSending] = useState(false)
  const open = read.data?.items.find(({ state }) => state !== 'cancelled')
  const former = read.data?.items.filter(({ state }) => state === 'cancelled') ?? []
  const canGo = order.stages.some(({ place }) => place === 'lab') && order.prescription !== null && order.lines.some(({ kind }) => kind === 'lens' || kind === 'contact-lens')
  const seen = inspections.data?.items ?? []
  if (!read.data || (!open && former.length === 0 && seen.length === 0 && !canGo)) return null
  return (
    <Panel title={t`Lab and inspection`} note={open && <Dotted parts={[open.lab.name, open.labNumber ?? '']} />}>
      <div className={classes.stack}>
        {open ? <OpenLabOrder labOrder={open} order={order} timeZone={timeZone} /> : sending ? <SendForm order={order} onDone={() => setSending(false)} /> : (
          <p className={classes.plain}><Trans>Nothing is ordered from a lab.</Trans> {maySend && canGo && <Button size="xs" onClick={() => setSending(true)}><Trans>Send to a lab</Trans></Button>}</p>
        )}
        {former.map((one) => <p key={one.id} className={classes.quiet}><Trans>Called off at {one.lab.name}</Trans></p>)}
        {order.inspection === 'failed' && <FailedLenses order={order} mayInspect={mayInspect} />}
        {seen.map((one) => (
          <p key={one.id} className={classes.row}>
            <Tag tone={one.passed ? 'ready' : 'late'}>{one.passed ? <Trans>passed</Trans> : <Trans>not passed</Trans>}</Tag>
            <span className={classes.grow}><Dotted parts={[one.inspectedBy.name, <Instant key="at" of={one.inspectedAt} timeZone={timeZone} />, one.standard?.name ?? t`no standard`, one.accepted ? t`let go by ${one.accepted.by.name}` : '']} /></span>
            {mayOpen && <a href={certificateAddress(one.id, session.organization.id, i18n.locale)} target="_blank" rel="noreferrer"><Trans>Certificate</Trans></a>}
          </p>
        ))}
        {mayInspect && <p className={classes.plain}><Link to={paths.inspection(order.id)}>{seen.length === 0 ? <Trans>Inspect the lenses</Trans> : <Trans>Open the inspection</Trans>}</Link></p>}
      </div>
    </Panel>
  )
}
