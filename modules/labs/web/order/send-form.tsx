import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import type { OrderPartProps } from '#modules/orders/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Field } from '#platform/ui/field.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { LabOrderView, LabPromise, NewLabOrder } from '../../contract.ts'
import classes from '../labs.module.css'
import { PromiseSum } from '../promise-sum.tsx'
import { useLabWords } from '../words.ts'

/** Chooses lab and way; what is ordered is what the order says now, and stays so. */
export function SendForm({ order, onDone }: { readonly order: OrderPartProps['order']; readonly onDone: () => void }) {
  const { t } = useLingui()
  const { ways } = useLabWords()
  const promises = useRead<{ items: LabPromise[] }>(`/lab-promises?${new URLSearchParams({ branchId: order.branchId, kind: order.kind.code, orderId: order.id })}`, { kinds: ['labs'] })
  const [labId, setLabId] = useState<string | null>(null)
  const [way, setWay] = useState<NewLabOrder['way']>('file')
  const [remarks, setRemarks] = useState('')
  const [id] = useState(newId)
  const send = useSend<LabOrderView, NewLabOrder>({ name: 'lab-order.send', method: 'POST', path: `/orders/${order.id}/lab-orders`, kinds: ['labs', 'orders'], about: order.number ?? '', secret: true })
  const items = promises.data?.items ?? []
  const chosen = items.find((one) => one.labId === labId) ?? items[0]
  const go = () => { if (chosen && !send.pending) void send.send({ id, labId: chosen.labId, way, remarks: remarks.trim() || null, anyway: !chosen.makes }).then((done) => { if (done) onDone() }) }
  useKeys({ 'Ctrl Enter': go, Esc: onDone })
  if (promises.data && items.length === 0) return <p className={classes.plain}><Trans>There is no lab yet. A manager adds one in settings, under Labs.</Trans></p>
  return (
    <div className={classes.stack}>
      <NativeSelect label={t`Lab`} value={chosen?.labId ?? ''} onChange={(event) => setLabId(event.currentTarget.value)} data={items.map((one) => ({ value: one.labId, label: one.labName }))} />
      {chosen && !chosen.makes && <ProblemPanel tone="hold" title={<Trans>This lab does not make these lenses</Trans>}><Trans>By its settings it supplies other makers or types. Send it only when you know that it makes them.</Trans></ProblemPanel>}
      {chosen && <PromiseSum of={chosen} />}
      <Field label={t`How it goes`}><SegmentedControl value={way} onChange={setWay} data={(['file', 'paper', 'email'] as const).map((one) => ({ value: one, label: ways[one] }))} /></Field>
      {way === 'file' && order.prescription?.purpose === 'contact-lenses' && <ProblemPanel tone="hold" title={<Trans>The file cannot say everything</Trans>}><Trans>It has no place for base curve and diameter. The paper and the letter have both.</Trans></ProblemPanel>}
      <TextInput label={t`Remarks for the lab`} maxLength={500} value={remarks} onChange={(event) => setRemarks(event.currentTarget.value)} />
      {send.problem && <ProblemOf problem={send.problem} />}
      <div className={classes.buttons}>
        <Button variant="filled" disabled={!chosen || send.pending} onClick={go}>{chosen && !chosen.makes ? <Trans>Order there all the same</Trans> : <Trans>Order from the lab</Trans>}</Button>
        <Button variant="subtle" onClick={onDone}><Trans>Cancel</Trans></Button>
      </div>
    </div>
  )
}
