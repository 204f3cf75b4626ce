import { expect, it } from 'vitest'
import { phaseTimes } from './phase-times.ts'

const stages = [['taken-in', 'taken'], ['sent-to-lab', 'producing'], ['in-production', 'producing'], ['arrived', 'finishing'], ['ready', 'ready'], ['collected', 'closed']].map(([code, phase]) => ({ code, phase }))
const order = (phase: string, stage: string, ...moves: [string, string][]) => ({
  kind: { stages }, phase, stage, occurredAt: new Date('2026-11-20T08:00:00Z'), events: moves.map(([toStage, occurredAt]) => ({ toStage, occurredAt })),
}) as never

it('tells when the order came into each phase, by the first stage of it', () => {
  expect(phaseTimes(order('producing', 'in-production', ['taken-in', '2026-11-20T08:00:00.000Z'], ['sent-to-lab', '2026-11-20T09:00:00.000Z'], ['in-production', '2026-11-21T09:00:00.000Z']))).toEqual([
    { phase: 'taken', reached: true, at: '2026-11-20T08:00:00.000Z' }, { phase: 'producing', reached: true, at: '2026-11-20T09:00:00.000Z' },
    { phase: 'finishing', reached: false, at: null }, { phase: 'ready', reached: false, at: null }, { phase: 'closed', reached: false, at: null },
  ])
})

it('forgets what was reached before the order went back', () => {
  const times = phaseTimes(order('producing', 'sent-to-lab', ['sent-to-lab', '2026-11-20T09:00:00.000Z'], ['arrived', '2026-11-22T09:00:00.000Z'], ['sent-to-lab', '2026-11-23T09:00:00.000Z']))
  expect(times.filter(({ reached }) => reached).map(({ phase, at }) => [phase, at])).toEqual([['taken', '2026-11-20T08:00:00.000Z'], ['producing', '2026-11-20T09:00:00.000Z']])
})

it('tells nothing of a phase that was skipped, but that it is behind', () => {
  expect(phaseTimes(order('ready', 'ready', ['ready', '2026-11-22T09:00:00.000Z']))[1]).toEqual({ phase: 'producing', reached: true, at: null })
})

it('leaves out phases that the kind does not have', () => {
  const sale = { kind: { stages: [{ code: 'taken-in', phase: 'taken' }, { code: 'ready', phase: 'ready' }, { code: 'collected', phase: 'closed' }] }, phase: 'taken', stage: 'taken-in', occurredAt: new Date(), events: [] } as never
  expect(phaseTimes(sale).map(({ phase }) => phase)).toEqual(['taken', 'ready', 'closed'])
})
