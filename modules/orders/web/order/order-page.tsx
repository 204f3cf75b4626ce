import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import type { ComponentType } from 'react'
import type { Right } from '#modules/identity/domain'
import { may, useMay, useSignedIn } from '#modules/identity/web'
import { Problem } from '#platform/ui/api/problem'
import { PrescriptionOfOrder, RekeyPart } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { OrderView } from '../../contract.ts'
import { lastListAddress, rememberOpened } from '../list/last-list.ts'
import { withComponents } from '../order-parts.ts'
import type { GlassesPart, GlassesPartProps, OrderPart, OrderPartProps } from '../order-parts.ts'
import { StageStepper } from '../stage-stepper.tsx'
import { useBranchOf } from '../use-branch-of.ts'
import { useNow } from '#platform/ui/use-now'
import { AgreedPanel } from './agreed-panel.tsx'
import { CancelPanel } from './cancel-panel.tsx'
import { CollectPanel } from './collect-panel.tsx'
import { GlassesOfOrder } from './glasses-of-order.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { HoldPanel } from './hold-panel.tsx'
import { JobPanel } from './job-panel.tsx'
import { JustTaken, useJustTaken } from './just-taken.tsx'
import { LinesPanel } from './lines-panel.tsx'
import { LostRace } from './lost-race.tsx'
import { nextStep, previousStage } from './next-step.ts'
import { OrderHead } from './order-head.tsx'
import { OrderProblem } from './order-problem.tsx'
import classes from './order-page.module.css'
import { PapersPanel } from './papers-panel.tsx'
import { PaymentsPanel } from './payments-panel.tsx'
import { PaperOfOrder } from './paper-of-order.tsx'
import { RecheckPanel } from './recheck-panel.tsx'
import { paperAddress } from './sheet-address.ts'
import { StepperNews } from './stepper-news.tsx'
import { DraftPanel } from './draft-panel.tsx'
import { OrderNews } from './order-news.tsx'
import { PartsPanel } from './parts-panel.tsx'
import { ReceiptsPanel } from './receipts-panel.tsx'
import { useAgreedDraft } from './use-agreed-draft.ts'
import { useOrderActions } from './use-order-actions.tsx'
import { useOrderActs } from './use-order-acts.ts'
import { useStageActs } from './use-stage-acts.ts'
import { useWay } from './way.tsx'
import { WhyLateLine } from './why-late-line.tsx'
import { useWantedAct } from '../palette/wanted-act.ts'

/** The page of an order, with what modules above show of it. */
export function orderPage(parts: readonly OrderPart[], glasses: readonly GlassesPart[]): { readonly default: ComponentType } {
  const above: Above = { parts: withComponents(parts), glasses: withComponents(glasses) }
  return { default: () => <OrderPage above={above} /> }
}

/** What modules above orders show here. */
interface Above { readonly parts: ReturnType<typeof withComponents<OrderPartProps>>; readonly glasses: ReturnType<typeof withComponents<GlassesPartProps>> }

/** One order: where it is, what to do next, what it costs, what happened. */
function OrderPage({ above }: { readonly above: Above }) {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  useEffect(() => rememberOpened(id), [id])
  const read = useRead<OrderView>(`/orders/${id}`, { kinds: ['orders', 'payments'] })
  // While the next order is fetched the last answer is another order's: nobody may act on that.
  const order = read.data?.id === id ? read.data : undefined
  if (order) return <Order key={id} order={order} above={above} again={async () => (await read.refetch()).data} />
  return (
    <div className={classes.page}>
      <PageHead title={t`Order`} back={{ to: lastListAddress(), label: t`All orders` }} />
      <div className={classes.body}>
        {read.error ? <NoOrder problem={read.error} again={() => void read.refetch()} /> : (
          <Loading label={t`Fetching the order`}>
            <BoneRows rows={2} widths={['11%', '12%', '13%', '10%', '14%', '9%']} />
            <div className={classes.boneGap} />
            <BoneRows rows={9} widths={['44%', '9%', '12%']} />
          </Loading>
        )}
      </div>
    </div>
  )
}

function NoOrder({ problem, again }: { readonly problem: Error; readonly again: () => void }) {
  const gone = problem instanceof Problem && problem.status === 404
  if (!gone) return <ProblemOf problem={problem} ways={<Button variant="filled" onClick={again}><Trans>Try again</Trans></Button>} />
  return (
    <ProblemPanel tone="hold" title={<Trans>There is no such order for you</Trans>} ways={<Button variant="filled" component={Link} to={paths.orders()}><Trans>All orders</Trans></Button>}>
      <Trans>It belongs to another organization or branch, or the address is not whole.</Trans>
    </ProblemPanel>
  )
}

type Asking = 'payment' | 'collect' | 'cancel' | 'hold' | null

function Order({ order, above, again }: { readonly order: OrderView; readonly above: Above; readonly again: () => Promise<OrderView | undefined> }) {
  const { i18n } = useLingui()
  const { session } = useSignedIn()
  const { timeZone } = useBranchOf()(order.branchId)
  const acts = useOrderActs(order)
  const stageActs = useStageActs(order)
  const agreed = useAgreedDraft(order, again)
  const more = useOrderActions(order, timeZone)
  const now = useNow()
  const taken = useJustTaken()
  const [asking, setAsking] = useState<Asking>(null)
  const firstField = useRef<HTMLInputElement>(null)
  const recheckPlace = useRef<HTMLDivElement>(null)
  const { shown } = acts
  const next = nextStep(shown)
  const close = () => setAsking(null)
  const allowed = (part: Pick<OrderPart, 'right' | 'capability'>) => may(session, part.right as Right, order.branchId) && session.organization.capabilities.some((one) => one === part.capability)
  const print = () => void window.open(order.phase === 'draft' ? paperAddress(order.id, 'estimate', session.organization.id, order.customer.language) : paperAddress(order.id, 'sheet', session.organization.id, i18n.locale), '_blank', 'noopener')
  const goOn = () => {
    if (next?.act === 'collect') setAsking('collect')
    else if (next) void acts.moveTo(next.stage)
  }
  const goBack = () => {
    const before = previousStage(shown)
    if (before) void acts.moveTo(before)
  }
  // Once somebody moved it on from there, taking one's own step back would undo theirs.
  const moved = acts.moved?.to.code === shown.stage ? acts.moved : null
  const undo = moved && !acts.pending ? () => void acts.moveTo(moved.from) : null
  const pending = acts.pending || stageActs.pending
  const hold = () => {
    if (order.onHold) void stageActs.release.run()
    else setAsking('hold')
  }
  const toRecheck = () => {
    recheckPlace.current?.scrollIntoView({ block: 'center' })
    recheckPlace.current?.querySelector('button')?.focus({ preventScroll: true })
  }
  // As with its keys, what the order does not allow is not begun.
  useWantedAct(order.id, (act) => {
    if (pending || order.phase === 'closed' || order.phase === 'cancelled') return
    if (act === 'hold' && order.phase !== 'draft') hold()
    else if (act === 'payment' && order.balance.amount > 0) setAsking('payment')
    else if ((act === 'next' || act === 'collect') && !order.onHold && (act === 'collect') === (next?.act === 'collect')) goOn()
  })
  useOrderKeys({ order: shown, pending, hold, print, goOn, goBack, undo, pay: () => setAsking('payment'), change: () => firstField.current?.focus() })
  return (
    <div className={classes.page}>
      <OrderHead order={shown} next={next} timeZone={timeZone} pending={pending} more={more.items} quiet={asking !== null || more.panel !== null || taken || agreed.changed} onPrint={print} onNext={goOn} onBack={goBack} onCancel={() => setAsking('cancel')} onHold={hold} onCollect={() => setAsking('collect')} />
      <div className={classes.body}>
        {taken && <JustTaken order={order} onPrint={print} />}
        {order.phase === 'draft' && <DraftPanel order={order} timeZone={timeZone} />}
        <OrderNews order={order} />
        <StageStepper stages={useWay(shown, timeZone, now)} current={shown.stage}>
          <WhyLateLine order={shown} onPay={() => setAsking('payment')} onRecheck={toRecheck} onNewDay={() => firstField.current?.focus()} />
          <StepperNews order={shown} moved={moved} undo={undo} timeZone={timeZone} />
        </StageStepper>
        {acts.moveProblem && <OrderProblem problem={acts.moveProblem} order={order} timeZone={timeZone} onForget={acts.forgetMove} />}
        {stageActs.release.problem && <OrderProblem problem={stageActs.release.problem} order={order} timeZone={timeZone} onForget={stageActs.release.forget} />}
        {agreed.compared && <LostRace compared={agreed.compared} agreed={agreed} timeZone={timeZone} />}
        {more.panel}
        {asking === 'collect' && <CollectPanel order={order} acts={acts} timeZone={timeZone} onClose={close} />}
        {asking === 'cancel' && <CancelPanel order={order} acts={acts} timeZone={timeZone} onClose={close} />}
        {asking === 'hold' && <HoldPanel order={order} acts={stageActs} timeZone={timeZone} onClose={close} />}
        <div className={classes.grid}>
          <div className={classes.column}>
            {order.prescription && <PrescriptionOfOrder prescription={order.prescription} glasses={(values) => <GlassesOfOrder order={order} values={values} Known={above.glasses.find(allowed)?.Part} />} rekey={!order.recheck.needed && <RekeyPart prescription={order.prescription} paper={<PaperOfOrder order={order} />} />} />}
            <LinesPanel order={order} />
            <JobPanel order={order} acts={stageActs} timeZone={timeZone} />
            {above.parts.filter(allowed).map(({ Part }, index) => <Suspense key={index} fallback={null}><Part order={order} timeZone={timeZone} /></Suspense>)}
            <RecheckPanel order={order} acts={stageActs} timeZone={timeZone} place={recheckPlace} />
            <AgreedPanel order={order} agreed={agreed} timeZone={timeZone} firstField={firstField} />
          </div>
          <div className={classes.column}><HistoryPanel order={order} timeZone={timeZone} /></div>
          <div className={classes.column}>
            <PaymentsPanel order={order} acts={acts} timeZone={timeZone} taking={asking === 'payment'} onTake={() => setAsking('payment')} onClose={close} />
            <PartsPanel order={order} />
            <ReceiptsPanel order={order} timeZone={timeZone} />
            <PapersPanel order={order} organizationId={session.organization.id} />
          </div>
        </div>
      </div>
    </div>
  )
}

interface OrderKeys {
  readonly order: OrderView
  readonly pending: boolean
  readonly print: () => void
  readonly hold: () => void
  readonly goOn: () => void
  readonly goBack: () => void
  readonly undo: (() => void) | null
  readonly pay: () => void
  readonly change: () => void
}

/** Only keys that would do something are bound, so the key line shows no others. */
function useOrderKeys({ order, pending, print, hold, goOn, goBack, undo, pay, change }: OrderKeys): void {
  const navigate = useNavigate()
  const { branchId } = order
  const mayMove = useMay('orders.move', branchId)
  const mayCollect = useMay('orders.collect', branchId)
  const mayPay = useMay('payments.take', branchId) && !pending && order.balance.amount > 0 && order.phase !== 'cancelled'
  const mayWrite = useMay('orders.write', branchId)
  const running = order.phase !== 'closed' && order.phase !== 'cancelled'
  const next = nextStep(order)
  const mayNext = !pending && next !== null && (next.act === 'collect' ? mayCollect : mayMove)
  useKeys({
    ...(mayNext && !order.onHold && { 'Shift →': goOn }),
    ...(mayMove && running && !pending && order.phase !== 'draft' && { H: hold }),
    ...(!pending && mayMove && previousStage(order) && !order.onHold && { 'Shift ←': goBack }),
    // On Windows AltGr, with which some keyboards write $, is told as Ctrl and Alt together.
    ...(mayPay && { $: pay, 'Ctrl Alt $': pay }),
    'Ctrl P': print,
    Esc: () => void navigate({ to: lastListAddress() }),
    ...(mayWrite && running && { E: change }),
    ...(undo && { 'Ctrl Z': undo }),
    ...(mayWrite && { N: () => void navigate({ to: paths.newOrder() }) }),
  })
}
