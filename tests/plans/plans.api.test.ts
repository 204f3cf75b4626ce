import { expect, it } from 'vitest'
import { bigShop } from './big-shop.ts'
import { listsOf } from './lists.ts'
import type { Read } from './lists.ts'
import { readWhole, sayPlan } from './say-plan.ts'

/** Tables that stay small in any shop: what is set up, and who works there. All others grow with it. */
const small = /^(organization|branch|staff|skill|api_key|order_(kinds|stages|rules)|price_lists|tax_|customer_class_rules|list_columns|saved_filters|labs$|lab_settings$|tolerance_tables$|tolerance_table_versions$|lens_catalogues$|prescription_check_settings$|imports$|import_sources|person$|session$|user$|webhook_endpoints$)/
/** What counts all rows reads all rows. */
const counted: Readonly<Record<string, string>> = { '/customers/tags': 'customer_tags' }
/** Asked of an import, of which the sample has none. */
const notInSample = ['/imports/{id}/kept']
/** Plans differ from one release of PostgreSQL to the next; the reviewed ones are of the release that Lunette brings. */
const REVIEWED = 18

const anyId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const titleOf = ({ path, query }: Read): string => `GET ${path} ${Object.entries(query).map(([name, value]) => `${name}=${value}`).join('&')}`.trim().replaceAll(anyId, '{id}')
const isBig = (table: string, { path }: Read): boolean => !small.test(table) && counted[path] !== table

it('reads no table that grows from end to end, and every list as tests/plans/plans.txt says', async () => {
  await using shop = await bigShop(listsOf)
  const { planner } = shop
  expect(shop.paged.filter((path) => !notInSample.includes(path) && !shop.asked.some(({ read }) => read.path === path))).toEqual([])
  const said: string[] = []
  const whole: string[] = []
  for (const { read, statements } of shop.asked) {
    const title = titleOf(read)
    const lines = new Set<string>()
    for (const statement of statements) {
      const plans = await planner.planned(statement)
      for (const plan of plans) lines.add(sayPlan(plan).map((line) => `  ${plan === plans.at(-1) ? '' : '  '}${line}\n`).join(''))
      for (const plan of [...plans, ...await planner.plannedOnce(statement)]) whole.push(...readWhole(plan).filter((table) => isBig(table, read)).map((table) => `${title}: ${table}`))
    }
    said.push(`${title}\n${[...lines].join('')}`)
  }
  for (const { who, asked } of shop.others) {
    for (const { read, statements } of asked) {
      for (const statement of statements) {
        for (const plan of [...await planner.planned(statement), ...await planner.plannedOnce(statement)]) whole.push(...readWhole(plan).filter((table) => isBig(table, read)).map((table) => `${who}: ${titleOf(read)}: ${table}`))
      }
    }
  }
  expect([...new Set(whole)]).toEqual([])
  if (planner.release === REVIEWED) await expect(said.join('\n')).toMatchFileSnapshot('plans.txt')
}, 180_000)
