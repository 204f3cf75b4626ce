import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureFlood } from './floor/measure-flood.ts'
import { measureSideBySide } from './floor/measure-side-by-side.ts'
import { measureStreams } from './floor/measure-streams.ts'
import { measureAudit } from './floor/measure-audit.ts'
import { measureIntake } from './orders/measure-intake.ts'
import { measureMemory, measureReading } from './orders/measure-reading.ts'
import { measureWeb } from './orders/measure-web.ts'
import { measureImport } from './imports/measure-import.ts'
import { measureCatalogue } from './lenses/measure-catalogue.ts'
import { measureChecks } from './lenses/measure-checks.ts'
import { measureThickness } from './lenses/measure-thickness.ts'
import { measureTraces } from './lenses/measure-traces.ts'
import { measurePace } from './measure-pace.ts'
import type { Row } from './row.ts'
import { measureChain } from './service-orders/measure-chain.ts'
import { openBench } from './shop.ts'

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values
const wanted = (id: string, issue = 'orders'): boolean => !only || only === issue || id.startsWith(only)

const rows: Row[] = [measurePace('before')]
{
  await using bench = await openBench(8)
  if (wanted('server')) rows.push(...await measureMemory(bench))
  if (wanted('orders.by-number')) rows.push(...await measureReading(bench))
  if (wanted('streams', 'floor')) rows.push(...await measureStreams(bench))
  if (wanted('imports', 'service-orders')) rows.push(...await measureImport(bench))
  if (wanted('orders.intake')) rows.push(...await measureIntake(bench))
}
if (wanted('chain', 'service-orders')) rows.push(...await measureChain())
if (wanted('flood', 'floor')) rows.push(...await measureFlood())
if (wanted('web-processes', 'floor')) rows.push(...await measureSideBySide())
if (wanted('audit', 'floor')) rows.push(...await measureAudit())
if (wanted('checks', 'lenses')) rows.push(...measureChecks())
if (wanted('thickness', 'lenses')) rows.push(...measureThickness())
if (wanted('traces', 'lenses')) rows.push(...measureTraces())
if (wanted('lenses', 'lenses')) rows.push(...await measureCatalogue())
if (wanted('web')) rows.push(...await measureWeb())
rows.push(measurePace('after'))

const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version, at: new Date().toISOString() }
const out = fileURLToPath(new URL('out/', import.meta.url))
mkdirSync(out, { recursive: true })
writeFileSync(`${out}latest.json`, JSON.stringify({ machine, scale: 'S', rows }, null, 2))
for (const row of rows) {
  const limit = row.limit === null ? '' : `limit ${row.limit}, ratio ${row.ratio}`
  process.stdout.write(`${row.met ? 'met   ' : 'MISSED'} ${row.id.padEnd(34)} ${String(row.value).padStart(9)} ${row.unit.padEnd(9)} ${row.target.padEnd(16)} ${limit}\n`)
}
