import { killDuringIntake } from './kill-intake.ts'

/** `npm run soak`: twenty kills a case. */
for (const victim of ['server', 'database'] as const) {
  const report = await killDuringIntake(victim, 20)
  process.stdout.write(`${victim} killed: ${JSON.stringify(report)}\n`)
  if (report.lost + report.double + report.halfWritten + report.moneyDifferences > 0) process.exitCode = 1
}
