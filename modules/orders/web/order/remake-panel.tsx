import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { EyeMark } from '#modules/prescriptions/web'
import { useSend } from '#platform/ui/api/use-send'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { paths } from '#web/paths'
import type { newRemake, OrderView } from '../../contract.ts'
import { costBearers, remakeCauses } from '../../domain/remake.ts'
import classes from './actions.module.css'
import { OrderProblem } from './order-problem.tsx'
import { useRemakeWords } from './remake-words.ts'
import { useFocusFirst } from './use-focus-first.ts'

export interface RemakePanelProps {
  readonly order: OrderView
  readonly timeZone: string
  readonly onClose: () => void
}

/** Makes the order or some of its lines again: why, and who bears the cost. It becomes an order of its own. */
export function RemakePanel({ order, timeZone, onClose }: RemakePanelProps) {
  const { t } = useLingui()
  const words = useRemakeWords()
  const navigate = useNavigate()
  const [cause, setCause] = useState<(typeof remakeCauses)[number] | null>(null)
  const [costBearer, setBearer] = useState<(typeof costBearers)[number]>('shop')
  const [lineIds, setLines] = useState<readonly string[]>(order.lines.filter(({ kind }) => kind === 'lens').map(({ id }) => id))
  const { send, pending, problem } = useSend<OrderView, z.input<typeof newRemake>>({ name: 'order.remake', method: 'POST', path: `/orders/${order.id}/remake`, kinds: ['orders'] })
  const place = useFocusFirst<HTMLDivElement>()
  const ready = cause !== null && lineIds.length > 0 && !pending
  const remake = () => {
    if (cause) void send({ cause, costBearer, lineIds: [...lineIds] }).then((done) => done && navigate({ to: paths.order(done.answer.id) }))
  }
  useKeys({ Esc: onClose, ...(ready && { 'Ctrl Enter': remake }) })
  return (
    <div ref={place}>
      <Panel title={t`Make it again`} note={t`a new order, linked to this one`}>
        {problem && <OrderProblem problem={problem} order={order} timeZone={timeZone} />}
        <div className={classes.terms}>
          <Select label={t`Cause`} data={remakeCauses.map((value) => ({ value, label: words[value] }))} value={cause} onChange={(value) => setCause(remakeCauses.find((one) => one === value) ?? null)} />
          <Select label={t`Who bears the cost`} allowDeselect={false} data={costBearers.map((value) => ({ value, label: words[value] }))} value={costBearer} onChange={(value) => setBearer(costBearers.find((one) => one === value) ?? 'shop')} />
        </div>
        <ul className={classes.parts}>
          {order.lines.map((line) => (
            <li key={line.id}>
              <Checkbox
                checked={lineIds.includes(line.id)} label={<span className={classes.title}>{line.eye && <EyeMark eye={line.eye} />}{line.description}</span>}
                onChange={(event) => setLines(event.currentTarget.checked ? [...lineIds, line.id] : lineIds.filter((one) => one !== line.id))}
              />
            </li>
          ))}
        </ul>
        <p className={classes.caption}>{costBearer === 'customer' ? <Trans>The customer pays the prices of today.</Trans> : <Trans>The customer pays nothing for it.</Trans>}</p>
        <div className={classes.buttons}>
          <Button variant="filled" disabled={!ready} onClick={remake} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}><Trans>Make it again</Trans></Button>
          <Button variant="subtle" disabled={pending} onClick={onClose}><Trans>Not now</Trans></Button>
        </div>
      </Panel>
    </div>
  )
}
