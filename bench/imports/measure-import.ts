import { setTimeout as wait } from 'node:timers/promises'
import { ApiClient } from '#tests/helpers/api-client'
import { rssOf } from '../process-cpu.ts'
import { byValue } from '../row.ts'
import type { Row } from '../row.ts'
import type { Bench } from '../shop.ts'

const CUSTOMERS = 100_000
const PART = 4 * 1024 * 1024

interface View { readonly state: string; readonly version: number; readonly position: number; readonly result: { readonly created: number; readonly refused: number } | null }

/** Brings 100,000 customers in from a CSV as the screens do: the dry run apart, the run in seconds with the server's largest memory meanwhile. */
export async function measureImport(bench: Bench): Promise<Row[]> {
  const shop = bench.shops[0]!
  const client = new ApiClient(bench.server.url, { cookie: shop.headers.cookie ?? '', organizationId: shop.organizationId })
  const file = Buffer.from(table(CUSTOMERS))
  const { id } = await client.must<{ id: string }>(201, 'POST', '/imports', { kind: 'customers', fileName: 'customers.csv', size: file.length })
  for (let at = 0; at < file.length; at += PART) await client.must(204, 'PUT', `/imports/${id}/parts/${at / PART}`, { base64: file.subarray(at, at + PART).toString('base64') })
  const read = await client.must<View>(200, 'POST', `/imports/${id}/read`)
  await client.must(202, 'POST', `/imports/${id}/dry-run`, undefined, { version: read.version })
  const judging = await until(client, id, bench, (view) => view.state === 'judged')
  const { version } = await client.must<View>(200, 'GET', `/imports/${id}`)
  await client.must(202, 'POST', `/imports/${id}/run`, undefined, { version })
  const running = await until(client, id, bench, (view) => view.state === 'done')
  if (running.view.result?.created !== CUSTOMERS) throw new Error(`${JSON.stringify(running.view.result)} in the place of ${CUSTOMERS} customers`)
  return [
    byValue({ issue: 'service-orders', id: 'imports.customers@100k', value: running.seconds, unit: 's' }, '<=', 60),
    byValue({ issue: 'service-orders', id: 'imports.dry-run@100k', value: judging.seconds, unit: 's' }, '<=', 60),
    byValue({ issue: 'service-orders', id: 'imports.memory@100k', value: Math.max(running.mb, judging.mb), unit: 'MB' }, '<=', 400),
  ]
}

async function until(client: ApiClient, id: string, bench: Bench, reached: (view: View) => boolean): Promise<{ seconds: number; mb: number; view: View }> {
  const began = performance.now()
  for (let mb = 0; ; await wait(200)) {
    const view = await client.must<View>(200, 'GET', `/imports/${id}`)
    mb = Math.max(mb, rssOf(bench.server.pid))
    if (reached(view)) return { seconds: (performance.now() - began) / 1000, mb, view }
    if (performance.now() - began > 300_000) throw new Error(`the import stands at ${view.position} in ${view.state}`)
  }
}

const given = ['Eva', 'Jan', 'Kateřina', 'Petr', 'Žofie', 'Jiří', 'Lenka', 'Tomáš', 'Marie', 'Ondřej']
const family = ['Nováková', 'Dvořák', 'Svobodová', 'Černý', 'Procházková', 'Kučera', 'Veselá', 'Horák', 'Němcová', 'Pokorný']

/** Birth days that are told apart by their number: 28 days, 12 months, 70 years. */
const bornOn = (n: number): string => `${1 + (n % 28)}. ${1 + (Math.floor(n / 28) % 12)}. ${1940 + (Math.floor(n / 336) % 70)}`

/** A table of people who all differ, by name and birth date as well, as an old program writes it. */
function table(rows: number): string {
  const lines = ['Číslo zákazníka;Jméno;Příjmení;Datum narození;Mobil;E-mail;Poznámka']
  for (let n = 0; n < rows; n += 1) {
    const name = [given[n % 10], family[Math.floor(n / 10) % 10]]
    lines.push(`${n};${name[0]};${name[1]};${bornOn(n)};${603_000_000 + n};zakaznik${n}@example.com;${n % 7 === 0 ? 'nosí brýle na čtení' : ''}`)
  }
  return `${lines.join('\r\n')}\r\n`
}
