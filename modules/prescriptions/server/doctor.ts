import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'

/** A prescription whose head or versions are not what they should be. Ids only: findings are sent to others for help. */
export interface PrescriptionDifference { readonly prescriptionId: string; readonly wrong: 'newest-version' | 'examined-on' | 'versions-missing' | 'eyes-missing' }

/** Findings that are named one by one; what is wrong a hundred times is wrong for one reason. */
const LIMIT = 100

/** Compares every prescription's head with its versions: the newest and its day, none left out, two eyes each. */
export const prescriptionDifferences = (tx: Tx): Promise<PrescriptionDifference[]> => tx.rows(sql`
  with versions as (
    select v.prescription_id, count(*) as count, max(v.version) as newest,
      (select count(*) from prescription_eyes e where e.organization_id = ${tx.organizationId} and e.prescription_id = v.prescription_id) as eyes
    from prescription_versions v where v.organization_id = ${tx.organizationId} group by v.prescription_id
  )
  select p.id as "prescriptionId", d.wrong
  from prescriptions p
  left join versions v on v.prescription_id = p.id
  left join prescription_versions n on n.organization_id = p.organization_id and n.prescription_id = p.id and n.version = v.newest
  cross join lateral (values
    ('newest-version', p.latest_version is distinct from v.newest), ('examined-on', p.examined_on is distinct from n.examined_on),
    ('versions-missing', v.count is distinct from v.newest), ('eyes-missing', v.eyes is distinct from 2 * v.count)
  ) as d(wrong, is_so)
  where p.organization_id = ${tx.organizationId} and d.is_so order by p.id, d.wrong limit ${LIMIT}`)
