import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import type { ComponentType } from 'react'
import type { CustomerItem } from '#modules/customers/contract'
import type { Right } from '#modules/identity/domain'
import { may, useBranch, useMay, useSignedIn } from '#modules/identity/web'
import { PaperBeside, PrescriptionStep, useValuesOfChoice, usePapersOfFiles } from '#modules/prescriptions/web'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import { withComponents } from '../order-parts.ts'
import type { PromisePart, PromisePartProps } from '../order-parts.ts'
import { useOrderKinds, type OrderKind } from '../use-order-kinds.ts'
import { BesidesStep, DepositStep, PromiseStep } from './agreement-steps.tsx'
import { ChooseBranch } from './choose-branch.tsx'
import { CustomerStep } from './customer-step.tsx'
import { isEmpty, withBox, withFrame, withGoods, withLens, withOption, withQuantity, type IntakeDraft } from './draft.ts'
import { FrameStep, LensesStep } from './glasses-steps.tsx'
import { DraftsPanel } from './drafts-panel.tsx'
import { GoodsStep } from './goods-step.tsx'
import { IntakeHead } from './intake-head.tsx'
import { AnotherDraft, CustomerJoined, LeaveDraft, NotAllDone, OrderWaits, OrderWasSent, PriceChanged, TakeRefused } from './intake-news.tsx'
import classes from './intake-page.module.css'
import { PayersField } from '../order/payers-field.tsx'
import { PapersStep } from './papers-step.tsx'
import { PriceStep } from './price-step.tsx'
import { StepPanel } from './step-panel.tsx'
import { LensNotMade } from '../special-lenses/lens-not-made.tsx'
import { findingsOf } from '../special-lenses/reasons.ts'
import { TakeStep } from './take-step.tsx'
import { useAskOrder } from './use-ask-order.ts'
import { useIntake, type Counter } from './use-intake.ts'
import { useSentBefore, useWantedCustomer, useWantedDraft, useWantedKind } from './use-beginning.ts'
import { useServerDraft } from './use-server-draft.ts'
import { useSurvivors } from './use-survivors.ts'
import { useTakeOrder } from './use-take-order.ts'

/** The page of intake, with what modules above know of the day that can be promised. */
export function intakePage(promises: readonly PromisePart[]): { readonly default: ComponentType } {
  const shown = withComponents(promises)
  return { default: () => <IntakePage promises={shown} /> }
}

type Promises = ReturnType<typeof withComponents<PromisePartProps>>

/** Takes an order on one page, from the first letter of the customer's name to the deposit. */
function IntakePage({ promises }: { readonly promises: Promises }) {
  const { t } = useLingui()
  const branch = useBranch()
  const kinds = useOrderKinds()
  if (branch && kinds.data && kinds.data.items.length > 0) return <Intake key={branch.id} branch={branch} kinds={kinds.data.items} promises={promises} />
  return (
    <>
      <PageHead title={t`New order`} />
      <div className={classes.before}>
        {!branch && <ChooseBranch />}
        {branch && kinds.error && <ProblemOf problem={kinds.error} ways={<Button variant="filled" onClick={() => void kinds.refetch()}><Trans>Try again</Trans></Button>} />}
        {branch && !kinds.error && <Loading label={t`Fetching the kinds of order`}><BoneRows rows={6} widths={['30%', '24%']} /></Loading>}
      </div>
    </>
  )
}

function Intake({ branch, kinds, promises }: { readonly branch: Counter; readonly kinds: readonly OrderKind[]; readonly promises: Promises }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useSignedIn()
  const intake = useIntake(branch, kinds)
  const [files, setFiles] = useState<readonly File[]>([])
  const papers = usePapersOfFiles(files)
  const server = useServerDraft(intake)
  const take = useTakeOrder(intake, { save: server.save, files, onDone: () => setFiles([]) })
  const survivors = useSurvivors()
  const asks = useAskOrder()
  const [leaving, setLeaving] = useState(false)
  const [tried, setTried] = useState(false)
  const { draft, change, kind, hasLenses, lines, missing } = intake
  const { place, goTo, goOn, onKeyDown } = asks
  const mayAdd = useMay('orders.write', branch.id)
  const wearerId = (draft.wearer ?? draft.customer)?.id ?? null
  const values = useValuesOfChoice(wearerId, draft.prescription)
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
    setFiles([])
    server.forgetProblem()
    setTried(false)
    setLeaving(false)
    goOn()
  }
  const takeIt = (total = intake.total) => {
    if (take.pending || !mayAdd) return
    if (missing) {
      setTried(true)
      goTo(missing === 'price' ? 'goods' : missing === 'too-much' || missing === 'too-little' || missing === 'payers' ? 'deposit' : missing)
      return
    }
    void take.send(total)
  }
  const takeSurvivor = async () => {
    change(await survivors(draft))
    take.forgetRefusal()
  }
  const goOnWith = async (id: string) => {
    if (await server.goOn(id)) goOn()
  }
  useWantedDraft(isEmpty(draft), (id) => {
    void goOnWith(id)
    forgetWanted()
  })
  useWantedKind((code) => {
    // What was typed for somebody keeps its kind: only an empty screen follows.
    if (isEmpty(draft) && kinds.some((one) => one.code === code)) change((now) => ({ ...now, kind: code }))
    forgetWanted()
  })
  const leave = () => {
    if (isEmpty(draft)) void navigate({ to: paths.orders() })
    else setLeaving(true)
  }
  useKeys({
    F2: () => goTo('customer'),
    ...(hasLenses && intake.mayPrescribe && { F4: () => goTo('prescription') }),
    ...(hasLenses && { F8: () => goTo('frame'), F9: () => goTo('right') }),
    ...(!hasLenses && { F8: () => goTo('goods') }),
    F10: () => goTo('deposit'),
    'Ctrl Enter': () => takeIt(),
    Esc: leave,
  })
  const step = hasLenses ? numbered(intake.mayPrescribe) : { customer: 1, prescription: 0, frame: 0, lenses: 0, goods: 2, price: 3 }
  const notMade = take.refused ? [] : findingsOf(take.problem)
  const needed = tried ? { customer: t`Choose the customer, or add a new one.`, goods: t`Add what the customer gets.` } : null

  return (
    <section className={classes.page} ref={place} aria-label={t`New order`} onKeyDown={onKeyDown}>
      <IntakeHead kinds={kinds} kind={kind} keptAt={intake.keptAt} timeZone={branch.timeZone} onKind={(code) => change((now) => ({ ...now, kind: code }))} onLeave={leave} onTake={() => takeIt()} pending={take.pending || server.pending} onKeepForLater={mayAdd && draft.customer && draft.sentAt === null ? () => void server.keepForLater() : null} />
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
        {take.undone && <NotAllDone {...take.undone} />}
        {server.problem && !take.problem && <ProblemOf problem={server.problem} ways={<Button variant="subtle" onClick={server.forgetProblem}><Trans>Close this</Trans></Button>} />}
        {isEmpty(draft) && mayAdd && !leaving && <DraftsPanel branchId={branch.id} onGoOn={(id) => void goOnWith(id)} />}
        {take.problem?.type === 'customers/merged' && !take.refused && <CustomerJoined problem={take.problem} pending={take.pending} onSurvivor={() => void takeSurvivor()} />}
        {notMade.length > 0 && <LensNotMade findings={notMade} reasons={draft.lensReasons} pending={take.pending} onReasons={(lensReasons) => change((now) => ({ ...now, lensReasons }))} onTake={() => takeIt()} onOther={() => { take.forgetRefusal(); goTo('right') }} />}
        {take.problem && notMade.length === 0 && (take.problem.type !== 'customers/merged' || take.refused) && <TakeRefused problem={take.problem} orderId={take.refused?.orderId ?? draft.orderId} of={take.refused?.customer?.name ?? null} onForget={take.forgetRefusal} onTakeUp={take.takeUp} />}
        {take.newTotal && <PriceChanged total={take.newTotal} before={intake.total} pending={take.pending} onAccept={() => take.newTotal && takeIt(take.newTotal)} onLook={take.forgetRefusal} />}
      </div>
      <div className={classes.wrap}>
        <div className={classes.column}>
          <CustomerStep step={step.customer} customer={draft.customer} error={draft.customer ? undefined : needed?.customer} onPick={(customer) => answer((now) => ({ ...now, customer, ...(now.customer?.id !== customer.id && now.wearer === null && { prescription: null }) }))} wearer={draft.wearer} onWearer={(wearer) => answer((now) => ({ ...now, wearer: wearer?.id === now.customer?.id ? null : wearer, prescription: null }))} />
          {hasLenses && intake.mayPrescribe && (
            <div data-ask="prescription" data-answered={draft.prescription ? true : undefined}>
              <StepPanel step={step.prescription} title={t`Prescription`} cap="F4">
                <PrescriptionStep
                  key={draft.orderId}
                  wearerId={wearerId}
                  today={intake.today}
                  choice={draft.prescription}
                  problem={take.refused ? null : take.problem}
                  onChoose={(prescription) => change((now) => ({ ...now, prescription, lensReasons: [] }))}
                  onReadable={(readable) => intake.setReadable('prescription', readable)}
                  onDone={goOn}
                  paper={<PaperBeside papers={papers} open />}
                />
              </StepPanel>
            </div>
          )}
          {hasLenses && <FrameStep step={step.frame} frame={draft.frame} values={values} error={lines.length === 0 ? needed?.goods : undefined} onPick={(frame) => answer((now) => withFrame(now, frame))} />}
        </div>
        <div className={classes.column}>
          {hasLenses && <LensesStep step={step.lenses} lenses={draft} values={values} onPick={(eye, lens) => answer((now) => withLens(now, eye, lens))} onOption={(eyes, option, chosen) => change((now) => withOption(now, eyes, option, chosen))} onReasons={(lensReasons) => change((now) => ({ ...now, lensReasons }))} />}
          <GoodsStep
            step={step.goods}
            cap={hasLenses ? undefined : 'F8'}
            goods={draft.goods}
            wearerId={wearerId}
            values={values}
            today={intake.today}
            optional={hasLenses}
            error={!hasLenses && lines.length === 0 ? needed?.goods : undefined}
            onAdd={(chosen) => change((now) => withGoods(now, chosen))}
            onQuantity={(lineId, quantity) => change((now) => withQuantity(now, lineId, quantity))}
            onBox={(lineId, box) => change((now) => withBox(now, lineId, box))}
          />
          <BesidesStep priority={draft.priority} note={draft.note} onPriority={(priority) => change((now) => ({ ...now, priority }))} onNote={(note) => change((now) => ({ ...now, note }))}>
            <PapersStep files={files} onFiles={setFiles} />
          </BesidesStep>
        </div>
        <div className={classes.column}>
          <PriceStep step={step.price} lines={lines} price={intake.price} adjustments={intake.adjustments} discounts={draft.discounts} mayAdjust={intake.mayAdjust} onDiscounts={(discounts) => change((now) => ({ ...now, discounts }))} currency={intake.organization.currency} pricesGross={intake.organization.pricesGross} />
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
              split={draft.split}
              onSplit={(split) => change((now) => ({ ...now, split }))}
            >
              {draft.customer && <PayersField customer={draft.customer} currency={intake.organization.currency} payers={draft.payers} onChange={(payers) => change((now) => ({ ...now, payers: payers.flatMap(({ customerId, name, amount }) => (amount === null ? [] : [{ customerId, name, amount }])) }))} />}
            </DepositStep>
          )}
          <PromiseStep
            promisedOn={intake.promisedOn}
            days={intake.daysProposed}
            nextOpenDay={intake.nextOpenDay}
            today={intake.today}
            onReadable={(readable) => intake.setReadable('promised', readable)}
            collectNow={intake.mayCollectNow ? intake.collectNow : null}
            onCollectNow={(collectNow) => change((now) => ({ ...now, collectNow, deposit: null }))}
            onPromised={(day) => change((now) => ({ ...now, promised: day ?? 'none' }))}
          >
            {hasLenses && !intake.collectNow && promises.filter((part) => may(session, part.right as Right, branch.id) && session.organization.capabilities.some((one) => one === part.capability)).map(({ Part, capability }) => (
              <Suspense key={capability} fallback={null}><Part branchId={branch.id} kind={intake.kind.code} variantIds={lines.map(({ line }) => line.variant.id)} today={intake.today} promisedOn={intake.promisedOn} onPromise={(day) => change((now) => ({ ...now, promised: day }))} /></Suspense>
            ))}
          </PromiseStep>
          <TakeStep missing={missing} hasLenses={hasLenses} pending={take.pending} onTake={() => takeIt()} />
        </div>
      </div>
    </section>
  )
}

/** The numbers of the steps of glasses; whoever may not write prescriptions has one step less. */
const numbered = (prescribes: boolean) => {
  const after = prescribes ? 1 : 0
  return { customer: 1, prescription: 2, frame: 2 + after, lenses: 3 + after, goods: 4 + after, price: 5 + after }
}
