import { expect, it } from 'vitest'
import { usualMinutes, whyLate } from './why-late.ts'
import type { LateFacts } from './why-late.ts'

const onTime: LateFacts = {
  phase: 'taken', late: false, onHold: null, stage: { code: 'checked', place: 'shop', targetMinutes: 240 }, stageMinutes: 100, missing: { deposit: 0, recheck: false }, lost: null, promisedDays: 10, usualMinutes: 8 * 1440,
}
const late: LateFacts = { ...onTime, late: true }
const atLab = { code: 'in-production', place: 'lab', targetMinutes: 5760 } as const

it.each([
  ['nothing while all goes well', onTime, null],
  ['nothing of what is finished', { ...late, phase: 'closed' }, null],
  ['a hold before anything else, even in time', { ...onTime, onHold: { since: '2026-11-20T09:00:00Z', reason: 'frame not in stock' }, missing: { deposit: 100, recheck: true } }, { reason: 'on-hold', next: 'release', since: '2026-11-20T09:00:00Z', said: 'frame not in stock' }],
  ['the deposit that the next stage waits for', { ...late, missing: { deposit: 5500, recheck: true } }, { reason: 'deposit-missing', next: 'take-deposit', missing: 5500 }],
  ['the re-check that the next stage waits for', { ...late, missing: { deposit: 0, recheck: true } }, { reason: 'recheck-missing', next: 'recheck' }],
  ['no guard as long as neither the day nor the target has passed', { ...onTime, missing: { deposit: 5500, recheck: true } }, null],
  ['the lab that has it too long', { ...late, stage: atLab, stageMinutes: 5760 + 4320 }, { reason: 'waiting-on-lab', next: 'ask-lab', stage: 'in-production', overMinutes: 4320 }],
  ['the stage that is over its target, before it is late', { ...onTime, stageMinutes: 300 }, { reason: 'over-target', next: 'move-on', stage: 'checked', overMinutes: 60 }],
  ['the stage behind it that lost more than this one', { ...late, stageMinutes: 300, lost: { stage: 'in-production', minutes: 4000 } }, { reason: 'lost-time-in', next: 'move-on', stage: 'in-production', overMinutes: 4000 }],
  ['this stage, where nothing is promised yet, whatever was lost before', { ...onTime, stageMinutes: 300, lost: { stage: 'in-production', minutes: 4000 } }, { reason: 'over-target', stage: 'checked', overMinutes: 60 }],
  ['a day that was promised before the work could be done', { ...late, promisedDays: 2 }, { reason: 'promised-too-early', next: 'agree-new-day' }],
  ['only the day, when no stage overran', late, { reason: 'promise-passed', next: 'agree-new-day' }],
] as const)('names %s', (_, facts, expected) => {
  const why = whyLate(facts)
  if (expected === null) expect(why).toBeNull()
  else expect(why).toMatchObject(expected)
})

it('takes as long as the targets before the shelf add up to', () => {
  expect(usualMinutes([{ phase: 'taken', targetMinutes: 60 }, { phase: 'producing', targetMinutes: null }, { phase: 'finishing', targetMinutes: 30 }, { phase: 'ready', targetMinutes: 999 }])).toBe(90)
})
