import { createHash } from 'node:crypto'
import { median, told } from './row.ts'
import type { Row } from './row.ts'

const document = JSON.stringify(Array.from({ length: 40 }, (_, index) => ({ id: index, name: `Brýle č. ${index}`, amount: { amount: index * 100, currency: 'CZK' }, taxes: [{ rateBps: 2100 }] })))

/**
 * What this machine makes of a fixed piece of work, in ms of CPU: reading, writing and hashing a document of 4 kB 5,000 times.
 * The same machine may be half as fast an hour later, for neighbours we do not see: figures of two runs are compared by it.
 */
export function measurePace(when: 'before' | 'after'): Row {
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    for (let n = 0; n < 5_000; n += 1) createHash('sha256').update(JSON.stringify(JSON.parse(document))).digest('hex')
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return told({ issue: 'machine', id: `machine.pace-${when}`, value: median(rounds), unit: 'ms CPU' })
}
