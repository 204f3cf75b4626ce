import { expect, it } from 'vitest'
import { killDuringIntake } from './kill-intake.ts'

it.each([
  ['server', []],
  // The server lives on, says so at once and when to come again, and has its database back by itself.
  ['database', ['503 http/database-away 2']],
] as const)('keeps every acknowledged order and none twice when the %s is killed during intake', async (victim, told) => {
  const report = await killDuringIntake(victim, 3)
  expect(report).toMatchObject({ lost: 0, double: 0, halfWritten: 0, moneyDifferences: 0, kills: 3, told })
  expect(report.acknowledged).toBeGreaterThan(60)
})
