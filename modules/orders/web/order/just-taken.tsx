import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { PrintOfStage } from '../print-of-stage.tsx'
import classes from './order-page.module.css'

/** Whether the page was opened by taking the order. */
export const useJustTaken = (): boolean => useSearch({ strict: false, select: (search: Record<string, unknown>) => search.taken !== undefined })

/** After taking an order: it has its number, and its sheet is one press away. */
export function JustTaken({ order, onPrint }: { readonly order: OrderView; readonly onPrint: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const print = useRef<HTMLButtonElement>(null)
  useEffect(() => print.current?.focus(), [])
  const close = () => void navigate({ to: paths.order(order.id), search: {}, replace: true })
  return (
    <section className={classes.taken} role="status" aria-label={t`The order is taken`}>
      <IconCircleCheck aria-hidden />
      <p><b><Trans>Order {order.number} is taken.</Trans></b> <Trans>Its sheet for shop, workshop and customer is ready to print.</Trans></p>
      <div className={classes.buttons}>
        <Button ref={print} variant="filled" leftSection={<IconPrinter aria-hidden />} rightSection={<KeyCaps caps={['Ctrl', 'P']} />} onClick={onPrint}><Trans>Print the sheet</Trans></Button>
        <PrintOfStage orderId={order.id} label={order.stages.find(({ code }) => code === order.stage)?.label ?? null} customerLanguage={order.customer.language} />
        <Button component={Link} to={paths.newOrder()} rightSection={<KeyCaps caps={['N']} />}><Trans>Next order</Trans></Button>
        <Button variant="subtle" onClick={close}><Trans>Close this</Trans></Button>
      </div>
    </section>
  )
}
