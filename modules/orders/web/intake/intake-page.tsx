import { Trans, useLingui } from '@lingui/react/macro'
import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { CustomerItem } from '#modules/customers/contract'
import { useBranch, useMay, useSignedIn } from '#modules/identity/web'
import { instantText } from '#platform/ui/day-text'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import { keepMethod } from '../payment-methods.tsx'
import { StageMark } from '../stage-mark.tsx'
import { useOrderKinds, type OrderKind } from '../use-order-kinds.ts'
import { BesidesStep, DepositStep, PromiseStep } from './agreement-steps.tsx'
import { CustomerStep } from './customer-step.tsx'
import { isEmpty, withFrame, withGoods, withLens, withQuantity, type IntakeDraft } from './draft.ts'
import { FrameStep, LensesStep } from './glasses-steps.tsx'
import { GoodsStep } from './goods-step.tsx'
import { AnotherDraft, LeaveDraft, OrderWaits, OrderWasSent, PriceChanged, TakeRefused } from './intake-news.tsx'
import classes from './intake-page.module.css'
import { PriceStep } from './price-step.tsx'
import { useAskOrder } from './use-ask-order.ts'
import { useIntake, type Counter } from './use-intake.ts'
import { useSentBefore, useWantedCustomer } from './use-beginning.ts'
import { useTakeOrder } from './use-take-order.ts'

/** Takes an order on one page, from the first letter of the customer's name to the deposit. */
export default function IntakePage() {
  const { t } = useLingui()
  const branch = useBranch()
  const kinds = useOrderKinds()
  if (!branch) return <div className={classes.before}><ChooseBranch /></div>
  if (kinds.data && kinds.data.items.length > 0) return <Intake key={branch.id} branch={branch} kinds={kinds.data.items} />
  return (
    <div className={classes.before}>
      {kinds.error
        ? <ProblemOf problem={kinds.error} ways={<Button variant="filled" onClick={() => void kinds.refetch()}><Trans>Try again</Trans></Button>} />
        : <Loading label={t`Fetching the kinds of order`}><BoneRows rows={6} widths={['30%', '24%']} /></Loading>}
    </div>
  )
}

/** Working for all branches, one has to say at which this order is taken. */
function ChooseBranch() {
  const { t } = useLingui()
  const { session, chooseBranch } = useSignedIn()
  return (
    <Panel title={t`At which branch is the order taken?`}>
      <div className={classes.branches}>
        {session.branches.map((branch) => <Button key={branch.id} onClick={() => chooseBranch(branch.id)}>{branch.name}</Button>)}
      </div>
    </Panel>
  )
}

function Intake({ branch, kinds }: { readonly branch: Counter; readonly kinds: readonly OrderKind[] }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const intake = useIntake(branch, kinds)
  const take = useTakeOrder()
  const asks = useAskOrder()
  const [leaving, setLeaving] = useState(false)
  const [tried, setTried] = useState(false)
  const { draft, change, kind, hasLenses, lines, missing } = intake
  const { place, goTo, goOn, onKeyDown } = asks
  const mayAdd = useMay('orders.write', branch.id)
  const sent = useSentBefore(take.pending ? null : draft)

  const answer = (update: (now: IntakeDraft) => IntakeDraft) => {
    change(update)
    goOn()
  }
  const forgetWanted = () => void navigate({ to: paths.newOrder(), replace: true })
  const beginFor = (customer: CustomerItem) => {
    if (draft.customer?.id !== customer.id) answer((now) => ({ ...now, customer }))
    forgetWanted()
  }
  const wanted = useWantedCustomer(draft, beginFor)
  const startAnew = () => {
    intake.forget()
    take.forget()
    setTried(false)
    setLeaving(false)
    goOn()
  }
  const takeIt = (total = intake.total) => {
    if (take.pending || !mayAdd) return
    if (missing) {
      setTried(true)
      goTo(missing === 'price' ? 'goods' : missing === 'too-much' ? 'deposit' : missing)
      return
    }
    const { orderId, method } = draft
    change((now) => ({ ...now, sentAt: new Date().toISOString() }))
    void take.send(intake.toSend(total)).then((done) => {
      if (!done) return change((now) => ({ ...now, sentAt: null }))
      keepMethod(method)
      intake.forget()
      return navigate({ to: paths.order(orderId), search: { taken: true } })
    })
  }
  const leave = () => {
    if (isEmpty(draft)) void navigate({ to: paths.orders() })
    else setLeaving(true)
  }
  useKeys({
    F2: () => goTo('customer'),
    ...(hasLenses && { F8: () => goTo('frame'), F9: () => goTo('right') }),
    ...(!hasLenses && { F8: () => goTo('goods') }),
    F10: () => goTo('deposit'),
    'Ctrl Enter': () => takeIt(),
    Esc: leave,
  })
  const step = hasLenses ? { customer: 1, frame: 2, lenses: 3, goods: 4, price: 5 } : { customer: 1, frame: 0, lenses: 0, goods: 2, price: 3 }
  const needed = tried ? { customer: t`Choose the customer, or add a new one.`, goods: t`Add what the customer gets.` } : null

  return (
    <section className={classes.page} ref={place} aria-label={t`New order`} onKeyDown={onKeyDown}>
      <IntakeHead kinds={kinds} kind={kind} keptAt={intake.keptAt} timeZone={branch.timeZone} onKind={(code) => change((now) => ({ ...now, kind: code }))} onLeave={leave} onTake={() => takeIt()} pending={take.pending} />
      <div className={classes.news}>
        {leaving && <LeaveDraft name={draft.customer?.name ?? null} lines={lines.length} onKeep={() => void navigate({ to: paths.orders() })} onDiscard={() => { startAnew(); void navigate({ to: paths.orders() }) }} onStay={() => { setLeaving(false); goOn() }} />}
        {wanted && !leaving && (
          <AnotherDraft
            ofDraft={draft.customer?.name ?? null}
            lines={lines.length}
            wanted={wanted.name}
            onDraft={forgetWanted}
            onWanted={() => {
              startAnew()
              beginFor(wanted)
            }}
          />
        )}
        {take.waits && <OrderWaits onNext={startAnew} />}
        {sent && <OrderWasSent taken={sent === 'taken'} orderId={draft.orderId} onNext={startAnew} onAgain={() => change((now) => ({ ...now, sentAt: null }))} />}
        {take.problem && <TakeRefused problem={take.problem} orderId={draft.orderId} onForget={take.forget} />}
        {take.newTotal && <PriceChanged total={take.newTotal} before={intake.total} pending={take.pending} onAccept={() => take.newTotal && takeIt(take.newTotal)} onLook={take.forget} />}
      </div>
      <div className={classes.wrap}>
        <div className={classes.column}>
          <CustomerStep step={step.customer} customer={draft.customer} error={draft.customer ? undefined : needed?.customer} onPick={(customer) => answer((now) => ({ ...now, customer }))} />
          {hasLenses && <FrameStep step={step.frame} frame={draft.frame} error={lines.length === 0 ? needed?.goods : undefined} onPick={(frame) => answer((now) => withFrame(now, frame))} />}
        </div>
        <div className={classes.column}>
          {hasLenses && <LensesStep step={step.lenses} lenses={draft} onPick={(eye, lens) => answer((now) => withLens(now, eye, lens))} />}
          <GoodsStep
            step={step.goods}
            cap={hasLenses ? undefined : 'F8'}
            goods={draft.goods}
            optional={hasLenses}
            error={!hasLenses && lines.length === 0 ? needed?.goods : undefined}
            onAdd={(chosen) => change((now) => withGoods(now, chosen))}
            onQuantity={(lineId, quantity) => change((now) => withQuantity(now, lineId, quantity))}
          />
          <BesidesStep priority={draft.priority} note={draft.note} onPriority={(priority) => change((now) => ({ ...now, priority }))} onNote={(note) => change((now) => ({ ...now, note }))} />
        </div>
        <div className={classes.column}>
          <PriceStep step={step.price} lines={lines} price={intake.price} currency={intake.organization.currency} pricesGross={intake.organization.pricesGross} />
          {intake.mayPay && (
            <DepositStep
              total={intake.price.total}
              currency={intake.organization.currency}
              shareBps={intake.organization.depositShareBps}
              deposit={intake.deposit}
              method={draft.method}
              onDeposit={(deposit) => change((now) => ({ ...now, deposit: deposit ?? 0 }))}
              onMethod={(method) => change((now) => ({ ...now, method }))}
              onReadable={(readable) => intake.setReadable('deposit', readable)}
            />
          )}
          <PromiseStep
            promisedOn={intake.promisedOn}
            days={intake.daysProposed}
            today={intake.today}
            onReadable={(readable) => intake.setReadable('promised', readable)}
            onPromised={(day) => change((now) => ({ ...now, promised: day ?? 'none' }))}
          />
          <div className={classes.take} data-ask="take">
            <Button variant="filled" size="lg" fullWidth disabled={take.pending} onClick={() => takeIt()} rightSection={<KeyCaps caps={['Ctrl', 'Enter']} />}>
              <Trans>Take the order</Trans>
            </Button>
            <p className={classes.then}><Then missing={missing} hasLenses={hasLenses} /></p>
          </div>
        </div>
      </div>
    </section>
  )
}

/** Under the button: what is still missing, or what comes next. */
function Then({ missing, hasLenses }: { readonly missing: ReturnType<typeof useIntake>['missing']; readonly hasLenses: boolean }) {
  if (missing === 'customer') return <Trans>still needs the customer</Trans>
  if (missing === 'frame' || missing === 'goods') return hasLenses ? <Trans>still needs a frame or lenses</Trans> : <Trans>still needs a service or goods</Trans>
  if (missing === 'price') return <Trans>something on it has no price or is no longer sold</Trans>
  if (missing === 'deposit' || missing === 'promised') return <Trans>a field cannot be read</Trans>
  if (missing === 'too-much') return <Trans>the deposit is more than the total</Trans>
  return <Trans>then the sheet is ready to print</Trans>
}

interface IntakeHeadProps {
  readonly kinds: readonly OrderKind[]
  readonly kind: OrderKind
  readonly keptAt: Date | null
  readonly timeZone: string
  readonly onKind: (code: string) => void
  readonly onLeave: () => void
  readonly onTake: () => void
  readonly pending: boolean
}

function IntakeHead({ kinds, kind, keptAt, timeZone, onKind, onLeave, onTake, pending }: IntakeHeadProps) {
  const { i18n, t } = useLingui()
  const at = keptAt && instantText(keptAt, timeZone, i18n.locale, 'time')
  return (
    <PageHead
      title={t`New order`}
      note={at && <Trans>draft kept on this device at {at}</Trans>}
      actions={
        <>
          <Button variant="subtle" onClick={onLeave} rightSection={<KeyCaps caps={['Esc']} />}><Trans>Discard</Trans></Button>
          <Button className={classes.thumb ?? ''} variant="filled" disabled={pending} onClick={onTake}><Trans>Take the order</Trans></Button>
        </>
      }
    >
      <SegmentedControl
        className={classes.kinds ?? ''}
        aria-label={t`Kind of order`}
        value={kind.code}
        onChange={onKind}
        data={kinds.map(({ code, name, stages }) => ({ value: code, label: <>{code === kind.code && <StageMark mark={stages[1]?.mark ?? 'ring'} size={11} />}<span>{name}</span></> }))}
      />
    </PageHead>
  )
}
