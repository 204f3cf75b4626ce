import type { MessageDescriptor } from '@lingui/core'
import { auditOf, may } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import { translator } from '#platform/i18n/index'
import type { TimelineItem } from '../contract.ts'
import { consentPhrases, purposePhrases } from './consent-phrases.ts'
import type { TimelineSource } from './person-part.ts'

const aboutThem: Readonly<Record<string, MessageDescriptor>> = {
  'customers.created': /*i18n*/{ id: 'customers.timeline.created', message: 'Entered as a customer' },
  'customers.changed': /*i18n*/{ id: 'customers.timeline.changed', message: 'Details changed' },
  'customers.classed': /*i18n*/{ id: 'customers.timeline.classed', message: 'Class changed by the rule' },
  'customers.merged': /*i18n*/{ id: 'customers.timeline.merged', message: 'Joined with another entry of the same person' },
  'customers.unmerged': /*i18n*/{ id: 'customers.timeline.unmerged', message: 'Taken apart from another entry' },
  'customers.exported': /*i18n*/{ id: 'customers.timeline.exported', message: 'Everything kept about them was exported' },
}
const aboutHealth: Readonly<Record<string, MessageDescriptor>> = {
  'customers.health-seen': /*i18n*/{ id: 'customers.timeline.health-seen', message: 'Health data looked at' },
  'customers.health-changed': /*i18n*/{ id: 'customers.timeline.health-changed', message: 'Health attributes changed' },
  'customers.health-note-written': /*i18n*/{ id: 'customers.timeline.health-note-written', message: 'Health note written' },
  'customers.health-note-removed': /*i18n*/{ id: 'customers.timeline.health-note-removed', message: 'Health note removed' },
}

/** A source of what audit wrote down about the customer. */
const audited = (kind: 'customer' | 'health', sentences: Readonly<Record<string, MessageDescriptor>>): TimelineSource => ({
  kinds: [kind],
  async read(tx, by, { customerIds, before, limit }) {
    // Who looked at health data is itself about health.
    if (kind === 'health' && !may(by, 'health.read')) return []
    const rows = await auditOf(tx, { subjectIds: customerIds, actions: Object.keys(sentences), before, limit })
    const i18n = translator(by.language)
    return rows.map((row): TimelineItem => ({ id: row.id, at: row.at, kind, event: row.action, text: i18n._(sentences[row.action]!), by: row.by, subject: null, amount: null }))
  },
})

interface ConsentRow { id: string; at: string; purpose: keyof typeof purposePhrases; granted: boolean; by: TimelineItem['by'] }

const consents: TimelineSource = {
  kinds: ['consent'],
  async read(tx, by, { customerIds, before, limit }) {
    const rows = await tx.rows<ConsentRow>(sql`
      select k.id, to_char(k.said_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, k.purpose, k.granted, case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end as by
      from customer_consents k left join staff_names s on s.organization_id = k.organization_id and s.id = k.recorded_by
      where k.organization_id = ${tx.organizationId} and k.customer_id = any(${customerIds}::uuid[])
        and (k.said_at, k.id) < (coalesce(${before?.at ?? null}::timestamptz, 'infinity'), coalesce(${before?.id ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
      order by k.said_at desc, k.id desc limit ${limit}`)
    const i18n = translator(by.language)
    return rows.map((row): TimelineItem => ({
      id: row.id, at: row.at, kind: 'consent', event: row.granted ? 'customers.consent-given' : 'customers.consent-withdrawn', by: row.by, subject: null, amount: null,
      text: i18n._({ ...consentPhrases[row.granted ? 'given' : 'withdrawn'], values: { purpose: i18n._(purposePhrases[row.purpose]) } }),
    }))
  },
}

/** What customers themselves know of the past: made, changed, joined, consents, looks at health data. */
export const ownTimeline: readonly TimelineSource[] = [audited('customer', aboutThem), audited('health', aboutHealth), consents]
