import { describe, expect, it } from 'vitest'
import { whyNotCollect, whyNotMove } from './move-order.ts'

const order = { phase: 'taken', stage: 'taken-in', onHold: false } as const

describe('whyNotMove', () => {
  it.each([
    ['goes forward', order, { code: 'ready', phase: 'ready' }, null],
    ['goes back', { ...order, phase: 'ready', stage: 'ready' }, { code: 'taken-in', phase: 'taken' }, null],
    ['refuses a stage that its kind has not', order, undefined, 'unknown-stage'],
    ['refuses the stage it is in: a double scan', order, { code: 'taken-in', phase: 'taken' }, 'same-stage'],
    ['stays where it is on hold', { ...order, onHold: true }, { code: 'ready', phase: 'ready' }, 'on-hold'],
    ['is closed only by collecting', order, { code: 'collected', phase: 'closed' }, 'collect-instead'],
    ['stays closed', { ...order, phase: 'closed' }, { code: 'ready', phase: 'ready' }, 'collected'],
    ['stays cancelled', { ...order, phase: 'cancelled' }, { code: 'ready', phase: 'ready' }, 'cancelled'],
    ['is not work yet as a draft', { ...order, phase: 'draft' }, { code: 'ready', phase: 'ready' }, 'draft'],
  ] as const)('%s', (_, from, target, expected) => {
    expect(whyNotMove(from, target)).toBe(expected)
  })
})

describe('whyNotCollect', () => {
  const ready = { phase: 'ready', onHold: false, balance: 0 } as const

  it.each([
    ['may when ready and paid', ready, false, null],
    ['waits for the balance', { ...ready, balance: 1 }, false, 'balance-open'],
    ['may leave the balance open with the right', { ...ready, balance: 1 }, true, null],
    ['waits until it is ready', { ...ready, phase: 'finishing' }, true, 'not-ready'],
    ['may leave it open where the kind does not wait for it', { ...ready, balance: 1, balanceGuard: false }, false, null],
    ['takes a sale along at once', { ...ready, phase: 'taken', collectHere: true }, false, null],
    ['happens once', { ...ready, phase: 'closed' }, true, 'collected'],
    ['not while on hold', { ...ready, onHold: true }, true, 'on-hold'],
  ] as const)('%s', (_, from, right, expected) => {
    expect(whyNotCollect(from, right)).toBe(expected)
  })
})
