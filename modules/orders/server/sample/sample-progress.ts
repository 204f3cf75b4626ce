import type { Random } from '#kernel/random'
import type { KindData, StageData } from '../order-data.ts'
import { DAY, cancelReasons, delays, holdReasons, overTheCounter, promiseMargin, usualMinutes } from './order-plans.ts'
import type { KindCode } from './order-plans.ts'

/** Something that happened to an order, at a minute of opening. */
export interface Happening {
  readonly kind: 'stage' | 'hold' | 'released' | 'changed' | 'cancelled'
  readonly minute: number
  readonly to: StageData | null
  readonly reason: string | null
}

export interface Progress {
  /** In their sequence, the taking first; nothing after now. */
  readonly happenings: readonly Happening[]
  /** The minute whose day is promised; null when it is taken along at once. */
  readonly promised: number | null
  readonly delayNote: string | null
}

interface Job { readonly index: number; readonly kind: KindData; readonly taken: number; readonly now: number; readonly rush: boolean }

/** The way of an order from the counter to the customer, as far as it has come by now. */
export function inventProgress(job: Job, random: Random): Progress {
  const code = job.kind.code as KindCode
  const atOnce = code === 'treatment' || (code === 'stock-sale' && random.chance(0.6))
  const undisturbed = stagesOf(job, atOnce, random)
  const ready = undisturbed.findLast(({ to }) => to?.phase === 'ready')?.minute ?? job.taken
  const delay = code === 'external-lens-job' ? delayOf(job, ready, random) : null
  const hold = code === 'external-lens-job' ? holdOf(job, random) : null
  const way = keep(hold, later(delay, undisturbed))
  const cancelled = code === 'stock-sale' || code === 'treatment' || hold || delay ? null : cancelOf(job, way, random)
  const usual = usualMinutes[code].reduce((sum, [, minutes]) => sum + minutes, 0) * (job.rush ? 0.6 : 1)
  const happened = (cancelled ? [...way.filter(({ minute }) => minute < cancelled.minute), cancelled] : way).filter(({ minute }) => minute <= job.now)
  const told = delay && happened.some(({ kind }) => kind === 'changed')
  return { happenings: happened, promised: atOnce ? null : job.taken + usual + promiseMargin[code], delayNote: told ? delay.note : null }
}

/** Every stage with its minute, as if nothing came between. */
function stagesOf({ kind, taken, rush }: Job, atOnce: boolean, random: Random): Happening[] {
  const [first, ...rest] = kind.stages
  const usual = new Map(usualMinutes[kind.code as KindCode])
  let [minute, before] = [taken, first]
  const stages: Happening[] = [{ kind: 'stage', minute, to: first ?? null, reason: null }]
  for (const stage of rest) {
    const wait = stage.phase === 'closed' ? (kind.code === 'treatment' ? random.int(20, 45) : shelfTime(random)) : (usual.get(before?.code ?? '') ?? 60) * (0.6 + random.next() * 0.8) * (rush ? 0.6 : 1)
    minute += atOnce && kind.code !== 'treatment' ? overTheCounter * (1 + random.next()) : wait
    stages.push({ kind: 'stage', minute, to: stage, reason: null })
    before = stage
  }
  return stages
}

/** How long ready glasses wait on the shelf: most a day or two, some for weeks. */
function shelfTime(random: Random): number {
  const [from, to] = random.weighted([[[0.1, 1], 45], [[1, 4], 35], [[4, 9], 15], [[9, 24], 5]] as const)
  return (from + random.next() * (to - from)) * DAY
}

interface Delay { readonly stage: string; readonly note: string; readonly minutes: number }

/** Some are held up, and of those that should be ready by now a few more: the board has late work with its reason. */
function delayOf({ index, now }: Job, ready: number, random: Random): Delay | null {
  const overdue = ready > now - 7 * DAY && ready < now - 2.5 * DAY && index % 4 === 0
  if (!overdue && !random.chance(0.035)) return null
  const cause = delays[Math.floor(index / 4) % delays.length]!
  return { ...cause, minutes: (overdue ? now - ready : 0) + random.int(2 * DAY, 6 * DAY) }
}

interface Hold { readonly reason: string; readonly minutes: number }

/** Few are put on hold after the check; some of the last days still are. */
function holdOf({ index, now, taken }: Job, random: Random): Hold | null {
  const still = taken > now - 5 * DAY && taken < now - 1.5 * DAY && index % 8 === 5
  if (!still && !random.chance(0.015)) return null
  return { reason: random.pick(holdReasons), minutes: still ? Number.POSITIVE_INFINITY : random.int(DAY, 3 * DAY) }
}

/** Everything after the stage in which it waits comes later; when it should have gone on, somebody wrote down why not. */
function later(delay: Delay | null, way: readonly Happening[]): Happening[] {
  const at = delay ? way.findIndex(({ to }) => to?.code === delay.stage) : -1
  const next = way[at + 1]
  if (!delay || at < 0 || !next) return [...way]
  const written: Happening = { kind: 'changed', minute: next.minute, to: null, reason: null }
  return [...way.slice(0, at + 1), written, ...way.slice(at + 1).map((one) => ({ ...one, minute: one.minute + delay.minutes }))]
}

function keep(hold: Hold | null, way: readonly Happening[]): Happening[] {
  const at = hold ? way.findIndex(({ to }) => to?.code === 'checked') : -1
  const checked = way[at]
  if (!hold || !checked) return [...way]
  const minute = checked.minute + 30
  const events: Happening[] = [{ kind: 'hold', minute, to: null, reason: hold.reason }]
  if (Number.isFinite(hold.minutes)) events.push({ kind: 'released', minute: minute + hold.minutes, to: null, reason: null })
  return [...way.slice(0, at + 1), ...events, ...way.slice(at + 1).map((one) => ({ ...one, minute: one.minute + hold.minutes + 30 }))]
}

/** A few change their mind, most of them before the lab has begun. */
function cancelOf({ taken, kind }: Job, way: readonly Happening[], random: Random): Happening | null {
  if (!random.chance(0.02)) return null
  const lastStage = kind.code === 'external-lens-job' && random.chance(0.2) ? 'in-production' : 'taken-in'
  const next = way[way.findIndex(({ to }) => to?.code === lastStage) + 1]
  const earliest = way.find(({ to }) => to?.code === lastStage)?.minute ?? taken
  return { kind: 'cancelled', minute: earliest + random.next() * ((next?.minute ?? earliest) - earliest) * 0.9, to: null, reason: random.pick(cancelReasons) }
}
