import { audit, may, mustMay, readShopHead } from '#modules/identity/server'
import type { ShopHead, StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import type { Call } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { PersonExport } from '../../contract.ts'
import { consentsOf } from '../consents.ts'
import { toCustomer } from '../customer-data.ts'
import { healthOf } from '../health.ts'
import type { CustomersDeps, PaperSection } from '../person-part.ts'
import { customerById, rowsOfPerson, seenBy, touched } from '../read-customer.ts'

/**
 * Everything kept about a person, from all parts of Lunette, as the law lets the person ask for it. Written down, as what is read
 * of health. `onPaper`: with the sections that parts add to the paper, in the person's language. @throws {Problem} http/not-found, http/forbidden
 */
export const exportPerson = (deps: CustomersDeps, by: StaffMember, call: Call, id: string, onPaper = false): Promise<{ person: PersonExport; shop: ShopHead | null; sections: readonly PaperSection[] }> =>
  deps.db.inTenant(by.organizationId, async (tx) => {
    const customer = seenBy(by, await customerById(tx, id))
    mustMay(by, 'customers.export', touched(customer))
    const rows = await rowsOfPerson(tx, customer.id)
    const health = may(by, 'health.read', touched(customer)) ? await healthOf(tx, deps, by, customer) : null
    const parts = await Promise.all((deps.parts ?? []).map(async (part) => [part.name, await part.exportOf(tx, by, rows)] as const))
    const i18n = translator(customer.language)
    const sections = onPaper ? await Promise.all((deps.parts ?? []).map(async (part) => part.onPaper?.(tx, by, rows, i18n) ?? [])) : []
    const now = deps.now()
    audit(tx, by, call, { action: 'customers.exported', subject: { kind: 'customer', id: customer.id }, branchId: customer.homeBranchId, changes: { health: health !== null, parts: Object.fromEntries(parts.map(([name, kept]) => [name, kept.length])) } })
    const [branch] = by.organization.branches.keys()
    return {
      person: {
        exportedAt: now.toISOString(), organization: by.organization.name, customer: toCustomer(customer, by, now), mergedCustomers: await mergedRows(tx, customer.id),
        consents: await consentsOf(tx, customer.id), health: health && { notes: health.notes, attributes: health.attributes }, parts: Object.fromEntries(parts),
      },
      shop: branch ? await readShopHead(tx, deps.keys, customer.homeBranchId ?? branch) : null, sections: sections.flat(),
    }
  })

/** What the merged rows still hold of their own. */
const mergedRows = (tx: Tx, id: string): Promise<PersonExport['mergedCustomers']> => tx.rows(sql`
  select m.id, m.given_name as "givenName", m.family_name as "familyName", m.birth_on as "birthOn", m.note,
    (select coalesce(json_agg(k.value order by k.position, k.id), '[]') from customer_contacts k where k.organization_id = m.organization_id and k.customer_id = m.id) as contacts
  from customers m where m.organization_id = ${tx.organizationId} and m.merged_into = ${id} order by m.id`)
