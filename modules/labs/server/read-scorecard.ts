import type { z } from 'zod'
import { addDays } from '#kernel/days'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Scorecard, ScorecardRow, scorecardQuery } from '../contract.ts'
import type { LabsDeps } from './deps.ts'
import { figureWhere, todayOf } from './list-lab-orders.ts'
import { branchesOf } from './reach.ts'

type Counts = Omit<ScorecardRow, 'lab' | 'remadeBy'> & ScorecardRow['remadeBy'] & { id: string; name: string; active: boolean }

/** Labs compared by what was sent to them in a period, the last 90 days unless said. Each figure counts by the condition of the list behind it. */
export async function readScorecard({ db, now }: LabsDeps, by: StaffMember, query: z.output<typeof scorecardQuery>): Promise<Scorecard> {
  const today = todayOf(by, now())
  const to = query.to ?? today
  const from = query.from ?? addDays(to, -89)
  const org = by.organizationId
  const rows = await db.look(org, (tx) => tx.rows<Counts>(sql`
    select b.id, b.name, b.active,
      count(*) filter (where ${figureWhere('sent', org, today)})::int as sent, count(*) filter (where ${figureWhere('open', org, today)})::int as open, count(*) filter (where ${figureWhere('arrived', org, today)})::int as arrived,
      (percentile_disc(0.5) within group (order by l.lab_days) filter (where l.lab_days is not null))::int as median, (percentile_disc(0.9) within group (order by l.lab_days) filter (where l.lab_days is not null))::int as p90,
      count(*) filter (where ${figureWhere('late', org, today)})::int as late, count(*) filter (where ${figureWhere('failed', org, today)})::int as failed, count(*) filter (where ${figureWhere('remade', org, today)})::int as remade,
      count(*) filter (where ${figureWhere('remade', org, today, 'prescriber')})::int as prescriber, count(*) filter (where ${figureWhere('remade', org, today, 'optician')})::int as optician,
      count(*) filter (where ${figureWhere('remade', org, today, 'lab')})::int as lab, count(*) filter (where ${figureWhere('remade', org, today, 'customer')})::int as customer, count(*) filter (where ${figureWhere('remade', org, today, 'unsaid')})::int as unsaid
    from lab_orders l join labs b on b.organization_id = l.organization_id and b.id = l.lab_id
    where l.organization_id = ${org} ${branchesOf(by)} and l.sent_on >= ${from}::date and l.sent_on <= ${to}::date
    group by b.id, b.name, b.active order by b.name, b.id`))
  return {
    from, to, nextCursor: null,
    items: rows.map(({ id, name, active, prescriber, optician, lab, customer, unsaid, ...figures }) => ({ lab: { id, name, active }, ...figures, remadeBy: { prescriber, optician, lab, customer, unsaid } })),
  }
}
