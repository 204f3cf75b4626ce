import { Trans } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconCopy, IconPencil, IconReload } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useMay } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { mayRemake, whyNotChange } from '../../domain/index.ts'
import { ChangePanel } from './change-panel.tsx'
import { RemakePanel } from './remake-panel.tsx'

/** The acts behind «More» that ask something of their own: their entries, and the panel of the one that was chosen. */
export function useOrderActions(order: OrderView, timeZone: string): { readonly items: ReactNode; readonly panel: ReactNode } {
  const [asking, setAsking] = useState<'change' | 'remake' | null>(null)
  const navigate = useNavigate()
  const mayWrite = useMay('orders.write', order.branchId)
  const mayMakeAgain = useMay('orders.remake', order.branchId) && mayRemake(order.phase)
  const mayChange = mayWrite && whyNotChange(order, false, false) === null
  const copy = useSend<{ order: OrderView }>({ name: 'order.duplicate', method: 'POST', path: `/orders/${order.id}/duplicate`, kinds: ['orders'] })
  const close = () => setAsking(null)
  return {
    items: (mayChange || mayMakeAgain || mayWrite) && (
      <>
        {mayChange && <Menu.Item leftSection={<IconPencil aria-hidden />} onClick={() => setAsking('change')}><Trans>Change what was ordered…</Trans></Menu.Item>}
        {mayMakeAgain && <Menu.Item leftSection={<IconReload aria-hidden />} onClick={() => setAsking('remake')}><Trans>Make it again…</Trans></Menu.Item>}
        {mayWrite && <Menu.Item leftSection={<IconCopy aria-hidden />} disabled={copy.pending} onClick={() => void copy.send({}).then((done) => done && navigate({ to: paths.order(done.answer.order.id) }))}><Trans>Copy as a draft</Trans></Menu.Item>}
      </>
    ),
    panel: asking === 'change' ? <ChangePanel order={order} timeZone={timeZone} onClose={close} /> : asking === 'remake' ? <RemakePanel order={order} timeZone={timeZone} onClose={close} /> : null,
  }
}
