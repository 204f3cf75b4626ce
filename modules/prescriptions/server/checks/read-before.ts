import { rowsOfPerson } from '#modules/customers/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { prescriptionBefore, purposesHeldAgainst } from '../../domain/checks/prescription-before.ts'
import type { Examination } from '../../domain/checks/prescription-before.ts'
import type { BothEyes } from '../../domain/eye-values.ts'
import type { Purpose } from '../../domain/prescription.ts'
import { eyeOf } from '../prescription-data.ts'
import type { EyeRow } from '../prescription-data.ts'

/** So many prescriptions are looked at for the one before: the first serves, but for one that was examined again after that day. */
const MOST = 12

interface Row {
  readonly id: string
  readonly versions: readonly { readonly kind: 'prescribed'; readonly purpose: Purpose; readonly examinedOn: string; readonly right: EyeRow; readonly left: EyeRow }[]
}

/**
 * What somebody examined of the person before, for the same, whoever they were merged from; null where nobody did. Read at each
 * intake with a new prescription: only what is compared, of those only that may be it.
 */
export async function readBefore(tx: Tx, customerId: string, examination: Examination): Promise<BothEyes | null> {
  const person = await rowsOfPerson(tx, customerId)
  const rows = await tx.rows<Row>(sql`
    select p.id, (
      select json_agg(json_build_object('kind', v.kind, 'purpose', v.purpose, 'examinedOn', v.examined_on, 'right', to_jsonb(r), 'left', to_jsonb(l)) order by v.version)
      from prescription_versions v
      join prescription_eyes r on r.organization_id = v.organization_id and r.prescription_id = v.prescription_id and r.version = v.version and r.eye = 'right'
      join prescription_eyes l on l.organization_id = v.organization_id and l.prescription_id = v.prescription_id and l.version = v.version and l.eye = 'left'
      where v.organization_id = p.organization_id and v.prescription_id = p.id and v.kind = 'prescribed') as versions
    from prescriptions p
    where p.organization_id = ${tx.organizationId} and p.customer_id = any(${person}::uuid[]) and p.id <> ${examination.id}
      and exists (
        select from prescription_versions v
        where v.organization_id = p.organization_id and v.prescription_id = p.id and v.kind = 'prescribed'
          and v.purpose = any(${purposesHeldAgainst(examination.purpose)}::text[]) and v.examined_on <= ${examination.examinedOn})
    order by p.examined_on desc, p.id desc limit ${MOST}`)
  return prescriptionBefore(rows.map(({ id, versions }) => ({ id, versions: versions.map((version) => ({ ...version, right: eyeOf(version.right), left: eyeOf(version.left) })) })), examination)
}
