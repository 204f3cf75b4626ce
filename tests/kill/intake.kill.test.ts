import { expect, it } from 'vitest'
import { killDuringIntake } from './kill-intake.ts'

it.each(['server', 'database'] as const)('keeps every acknowledged order and none twice when the %s is killed during intake', async (victim) => {
  const report = await killDuringIntake(victim, 3)
  expect(report).toMatchObject({ lost: 0, double: 0, halfWritten: 0, moneyDifferences: 0, kills: 3 })
  expect(report.acknowledged).toBeGreaterThan(60)
})
