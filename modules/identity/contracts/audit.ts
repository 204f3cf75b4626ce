import { z } from 'zod'
import { day, id, instant, pageOf, paging } from '#platform/http/contract'

/** What the audit may be asked for. Without `from` the last 30 days up to `until`; a year at most. */
const auditConditions = z.object({
  from: day.optional(), until: day.optional(),
  staffId: id.optional().meta({ description: 'Who did it: a member of the staff or an API key.' }),
  kind: z.string().regex(/^[a-z-]{1,40}(\.[a-z-]{1,60})?$/, 'write an action such as orders.cancelled, or what comes before its dot').optional(),
  subjectId: id.optional(),
  looks: z.enum(['true']).optional().meta({ description: 'Only looks at health data.' }),
})
export const auditQuery = auditConditions.extend(paging)
export const auditExportQuery = auditConditions

export const auditEntry = z.object({
  id, at: instant, action: z.string(), subject: z.object({ kind: z.string(), id }), branchId: id.nullable(),
  by: z.object({ kind: z.enum(['staff', 'api-key', 'system']), id: id.nullable(), name: z.string().nullable() }),
  address: z.string().nullable(), requestId: z.string().nullable(),
  changes: z.record(z.string(), z.unknown()).nullable(),
  personal: z.boolean().meta({ description: 'Whether personal values of the change are kept, sealed under the key of the person.' }),
})
export type AuditEntryView = z.output<typeof auditEntry>
export const auditPage = pageOf(auditEntry)

/** The newest seal; its code is what `lunette doctor audit --seal` is asked with. */
export const newestSeal = z.object({ seal: z.object({ code: z.string(), sealedAt: instant }).nullable(), unsealed: z.int() })
