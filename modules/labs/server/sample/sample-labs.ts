import { newId } from '#kernel/ids'
import { randomOf } from '#kernel/random'
import type { SampleShop } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { usualPolicy } from '../../domain/index.ts'
import type { RemakePolicy } from '../../domain/remake-policy.ts'
import type { Workdays } from '../../domain/working-days.ts'

/** The invented labs of the sample shop. Names and addresses lead nowhere; Vela Optik is the maker whose lenses the sample shop sells. */
const labs = [
  { name: 'Sázava lab', contact: 'Hana Krátká', email: 'zakazky@sazava-lab.example', phone: '+420 566 000 111', account: 'LUM-204', makers: ['Vela Optik'], cutOff: '14:00', days: 5, weekdays: [1, 2, 3, 4, 5], policy: usualPolicy },
  { name: 'Moravia Rx', contact: 'Tomáš Říha', email: 'rx@moravia-rx.example', phone: '+420 541 000 222', account: '77120', makers: ['Vela Optik', 'Lumira'], cutOff: '12:00', days: 6, weekdays: [1, 2, 3, 4, 5, 6], policy: { steps: [{ shareBps: 0 }, { shareBps: 3000 }], afterBps: 10_000, withinDays: 60 } },
  { name: 'Klarglas Werkstatt', contact: null, email: null, phone: '+49 341 000 333', account: null, makers: ['Klarglas'], cutOff: null, days: 8, weekdays: [1, 2, 3, 4, 5], policy: { steps: [{ shareBps: 5000 }], afterBps: 10_000, withinDays: 90 } },
] as const

/** A lab as orders of the sample are sent to it. */
export interface SampleLab {
  readonly id: string
  readonly account: string | null
  readonly statedDays: number
  readonly policy: RemakePolicy
  readonly workdays: Workdays & { readonly cutOff: string | null }
}

/** Writes the labs of the sample shop; the same shop gives the same ones, down to the last id. */
export function saveSampleLabs(tx: Tx, shop: Pick<SampleShop, 'seed' | 'openedOn'>): readonly SampleLab[] {
  const openedAt = new Date(`${shop.openedOn}T08:00:00Z`)
  return labs.map((lab, index) => {
    const id = newId(openedAt.getTime(), randomOf(shop.seed, 'lab', index).fill)
    tx.send(sql`
      insert into labs (organization_id, id, name, contact_name, email, phone, language, customer_number, makers, remake_policy, working_days, cut_off, stated_days, created_at)
      values (${tx.organizationId}, ${id}, ${lab.name}, ${lab.contact}, ${lab.email}, ${lab.phone}, ${index === 2 ? 'en' : 'cs'}, ${lab.account}, ${[...lab.makers]}, ${JSON.stringify(lab.policy)}::jsonb, ${[...lab.weekdays]}::int[], ${lab.cutOff}::time, ${lab.days}, ${openedAt})`)
    return { id, account: lab.account, statedDays: lab.days, policy: lab.policy, workdays: { workingDays: [...lab.weekdays], closedOn: [], cutOff: lab.cutOff } }
  })
}
