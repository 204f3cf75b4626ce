import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { ApiClient } from '#tests/helpers/api-client'
import { rssOf } from '../process-cpu.ts'
import { byValue, median, quantile, told } from '../row.ts'
import type { Row } from '../row.ts'
import { openBench } from '../shop.ts'

const [LENSES, SETS_EACH, CHECKS] = [10_000, 20, 60]

interface View { readonly id: string; readonly state: string; readonly position: number }

/** Brings in a catalogue of 10,000 lenses with 200,000 power rows as the screen does, and then asks which of them can be made for one pair of eyes after the other. */
export async function measureCatalogue(): Promise<Row[]> {
  await using bench = await openBench(1)
  const shop = bench.shops[0]!
  const client = new ApiClient(bench.server.url, { cookie: shop.headers.cookie ?? '', organizationId: shop.organizationId })
  const base64 = Buffer.from(table()).toString('base64')
  const began = performance.now()
  const { id } = await client.must<View>(202, 'POST', '/lens-catalogues', { fileName: 'nova.csv', base64 })
  let mb = 0
  for (let view: View | null = null; view?.state !== 'current'; await wait(200)) {
    view = await client.must<View>(200, 'GET', `/lens-catalogues/${id}`)
    mb = Math.max(mb, rssOf(bench.server.pid))
    if (view.state === 'failed' || performance.now() - began > 300_000) throw new Error(`the catalogue stands at ${view.position} in ${view.state}`)
  }
  const imported = (performance.now() - began) / 1000
  const ask = async (n: number): Promise<number> => {
    const [sphere, cylinder] = [-8000 + (n % 40) * 250, -(n % 9) * 250]
    const from = performance.now()
    const { canCount } = await client.must<{ canCount: number }>(200, 'GET', `/lens-checks?rightSphere=${sphere}&rightCylinder=${cylinder}&rightDiameter=6400&leftSphere=${sphere + 500}&leftCylinder=${cylinder}&leftAddition=2000&leftDiameter=6400`)
    if (canCount > LENSES) throw new Error(`${canCount} lenses of ${LENSES}`)
    return performance.now() - from
  }
  const first = await ask(0)
  const times: number[] = []
  for (let n = 0; n < CHECKS; n += 1) times.push(await ask(n))
  const inSql = await judgeInSql(bench, shop.organizationId)
  return [
    byValue({ issue: 'lenses', id: 'lenses.import@200k', value: imported, unit: 's' }, '<=', 30),
    told({ issue: 'lenses', id: 'lenses.import-memory@200k', value: mb, unit: 'MB' }),
    byValue({ issue: 'lenses', id: 'lenses.can-be-made@10k.p95', value: quantile(times, 0.95), unit: 'ms', limit: inSql }, '<=', 100),
    told({ issue: 'lenses', id: 'lenses.can-be-made@10k.p50', value: median(times), unit: 'ms', limit: inSql }),
    told({ issue: 'lenses', id: 'lenses.can-be-made@10k.first', value: first, unit: 'ms' }),
  ]
}

/** The same judgement of one eye asked of the database, as the application's role under its policies: the middle of nine, in milliseconds. */
async function judgeInSql(bench: Awaited<ReturnType<typeof openBench>>, organizationId: string): Promise<number> {
  const client = new pg.Client(await bench.connection('lunette_app'))
  await client.connect()
  try {
    const times: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const from = performance.now()
      await client.query('begin')
      await client.query('select app.use_org($1)', [organizationId])
      await client.query({
        name: 'judge', values: [organizationId, -2750, 500, 0, 6400], text: `
          select distinct s.type_no from lens_power_sets s where s.organization_id = $1 and $3 between s.cylinder_from and s.cylinder_to and $4 <= s.prism_to and $5 <= s.optical_diameter
            and $2 * 100 + s.share_from * $3 >= s.power_from * 100 and $2 * 100 + s.share_to * $3 <= s.power_to * 100 and $2 % s.step = 0 and $3 % s.step = 0`,
      })
      await client.query('commit')
      times.push(performance.now() - from)
    }
    return median(times)
  } finally {
    await client.end()
  }
}

/** A catalogue as a maker writes it: every third lens progressive, power sets of five diameters, what belongs to the lens in its first row only. */
function table(): string {
  const lines = ['maker_code,maker,currency,code,name,kind,index,abbe,density,diameter,power_from,power_to,cylinder_from,cylinder_to,prism_to,addition_from,addition_to,price']
  for (let lens = 0; lens < LENSES; lens += 1) {
    const [code, isProgressive] = [`L${lens}`, lens % 3 === 0]
    for (let n = 0; n < SETS_EACH; n += 1) {
      const [diameter, from] = [55 + (n % 5) * 5, -12 + (lens % 9) + (n % 5) * 0.25]
      const facts = n > 0 ? `,,,${code},,,,,` : `NVA,Nova Lens,CZK,${code},Nova ${code},${isProgressive ? 'progressive' : 'single-vision'},${['1.50', '1.53', '1.60', '1.67', '1.74'][lens % 5]},41.5,1.3`
      lines.push(`${facts},${diameter},${from.toFixed(2)},${(from + 8 + (n % 3) * 2).toFixed(2)},${n % 4 === 3 ? '2.25,4.00' : '0.00,4.00'},3.00,${isProgressive ? '0.75,3.50' : '0.00,0.00'},${600 + diameter}`)
    }
  }
  return `${lines.join('\r\n')}\r\n`
}
