import { expect, it } from 'vitest'
import { writeHours } from './write-hours.ts'

const day = (weekday: number, opens = '09:00', closes = '18:00') => ({ weekday, opens, closes })

it('draws days in a row with the same times together, whatever their sequence', () => {
  expect(writeHours('en', [day(6, '09:00', '12:00'), ...[5, 4, 1, 2].map((one) => day(one))])).toEqual([
    { days: 'Mon–Tue', times: '09:00–18:00' }, { days: 'Thu–Fri', times: '09:00–18:00' }, { days: 'Sat', times: '09:00–12:00' },
  ])
})

it('keeps a split shift on one line', () => {
  expect(writeHours('cs', [day(1, '13:00'), day(1, '09:00', '12:00'), day(2, '09:00', '12:00'), day(2, '13:00')])).toEqual([{ days: 'po–út', times: '09:00–12:00, 13:00–18:00' }])
})

it('says nothing of a shop without hours', () => {
  expect(writeHours('zh-CN', [])).toEqual([])
})
