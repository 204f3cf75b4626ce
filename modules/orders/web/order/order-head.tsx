import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFlag, IconPrinter, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { lastListAddress } from '../list/last-list.ts'
import { DaysLate } from '../promised-day.tsx'
import { StageMark } from '../stage-mark.tsx'
import { StageTag } from '../stage-word.tsx'
import { previousStage, type NextStep } from './next-step.ts'
import classes from './order-page.module.css'

export interface OrderHeadProps {
  readonly order: OrderView
  readonly next: NextStep
  readonly timeZone: string
  readonly pending: boolean
  /** The filled button steps back while a panel below asks for a decision of its own. */
  readonly quiet: boolean
  readonly onPrint: () => void
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onCancel: () => void
  /** Asks for the reason, or lets it go on. */
  readonly onHold: () => void
  readonly onCollect: () => void
  /** Further entries of «More». */
  readonly more: ReactNode
}

/** Which order, whose, how it stands, and the one next thing to do with it. */
export function OrderHead({ order, next, timeZone, pending, quiet, onPrint, onNext, onBack, onCancel, onHold, onCollect, more }: OrderHeadProps) {
  const { t } = useLingui()
  const mayMove = useMay('orders.move', order.branchId)
  const mayCollect = useMay('orders.collect', order.branchId)
  const mayCancel = useMay('orders.cancel', order.branchId)
  const stage = order.stages.find(({ code }) => code === order.stage)
  const mayNext = next?.act === 'collect' ? mayCollect : mayMove
  const before = mayMove ? previousStage(order) : null
  const holdable = mayMove && order.phase !== 'closed' && order.phase !== 'cancelled' && order.phase !== 'draft'
  const atOnce = mayCollect && next?.act === 'move' && stage?.collectHere === true
  const cancellable = mayCancel && order.phase !== 'closed' && order.phase !== 'cancelled' && order.phase !== 'draft'
  return (
    <PageHead
      title={order.number ?? <Trans>Draft</Trans>}
      back={{ to: lastListAddress(), label: t`All orders` }}
      actions={
        <>
          <Button leftSection={<IconPrinter aria-hidden />} onClick={onPrint}><Trans>Print</Trans></Button>
          {atOnce && !order.onHold && <Button disabled={pending} onClick={onCollect}><Trans>Collect at once</Trans></Button>}
          {(before || cancellable || holdable || more) && (
            <Menu position="bottom-end">
              <Menu.Target><Button rightSection={<IconChevronDown aria-hidden />}><Trans>More</Trans></Button></Menu.Target>
              <Menu.Dropdown>
                {before && (
                  <Menu.Item leftSection={<StageMark mark={before.mark} place={before.place} />} rightSection={<KeyCaps caps={['Shift', '←']} />} onClick={onBack}>
                    <Trans>Send back to “{before.name}”</Trans>
                  </Menu.Item>
                )}
                {holdable && (
                  <Menu.Item leftSection={<StageMark mark="on-hold" />} rightSection={<KeyCaps caps={['H']} />} onClick={onHold}>
                    {order.onHold ? <Trans>Release</Trans> : <Trans>Put on hold…</Trans>}
                  </Menu.Item>
                )}
                {more}
                {cancellable && <Menu.Item data-danger leftSection={<IconX aria-hidden />} onClick={onCancel}><Trans>Cancel the order…</Trans></Menu.Item>}
              </Menu.Dropdown>
            </Menu>
          )}
          {order.onHold && holdable && <Button className={classes.next ?? ''} variant={quiet ? 'default' : 'filled'} disabled={pending} onClick={onHold} rightSection={<KeyCaps caps={['H']} />}><Trans>Release</Trans></Button>}
          {next && mayNext && !order.onHold && (
            <Button className={classes.next ?? ''} variant={quiet ? 'default' : 'filled'} disabled={pending} onClick={onNext} rightSection={<KeyCaps caps={['Shift', '→']} />}>
              {next.act === 'collect' ? <Trans>Collect</Trans> : <Trans>Move to “{next.stage.name}”</Trans>}
            </Button>
          )}
        </>
      }
    >
      <Link to={paths.customer(order.customer.id)} className={classes.customer} lang={order.customer.language}>{order.customer.name}</Link>
      {order.customer.phone && <a href={`tel:${order.customer.phone}`} className={classes.phone}>{order.customer.phone}</a>}
      {order.late && order.promisedOn && <Tag tone="late" mark={<WarningMark size={12} />}><DaysLate promisedOn={order.promisedOn} timeZone={timeZone} /></Tag>}
      {order.onHold && <Tag tone="hold" mark={<StageMark mark="on-hold" size={12} />}><Trans>On hold</Trans></Tag>}
      <StageTag name={stage?.name ?? null} mark={stage?.mark ?? null} place={stage?.place ?? null} phase={order.phase} />
      {order.remake && <Tag tone="hold"><Trans>Remake</Trans></Tag>}
      {order.priority === 'rush' && <Tag tone="accent" mark={<IconFlag className={classes.flag ?? ''} aria-hidden />}><Trans>Rush</Trans></Tag>}
    </PageHead>
  )
}
