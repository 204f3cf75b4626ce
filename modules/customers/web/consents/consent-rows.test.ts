import { expect, it } from 'vitest'
import type { ConsentView } from '../../contract.ts'
import { consentPurposes } from '../../domain/consent.ts'
import { consentRows } from './consent-rows.ts'

const sms: ConsentView = { id: '1', purpose: 'reminders', channel: 'sms', granted: true, givenBy: 'customer', source: 'counter', saidAt: '2026-11-22T10:00:00.000Z', recordedAt: '2026-11-22T10:00:00.000Z', recordedBy: null }

it('has a line for each purpose even when nothing was said', () => {
  expect(consentRows([]).map(({ purpose, channel, said }) => [purpose, channel, said])).toEqual(consentPurposes.map((purpose) => [purpose, 'any', null]))
})

it('puts a way of which something was said under its purpose', () => {
  expect(consentRows([sms]).filter(({ purpose }) => purpose === 'reminders')).toEqual([{ purpose: 'reminders', channel: 'any', said: null }, { purpose: 'reminders', channel: 'sms', said: sms }])
})
