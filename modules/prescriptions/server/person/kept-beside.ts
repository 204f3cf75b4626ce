import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { photosKind } from '../photos.ts'

interface KeptPhoto { readonly name: string; readonly mediaType: string; readonly size: number; readonly addedAt: string }
interface KeptRekey { readonly version: number; readonly at: string; readonly agrees: boolean; readonly corrected: boolean; readonly differs: readonly string[] }

/** What is kept of a prescription beside its versions. */
export interface KeptBeside { readonly photos: readonly KeptPhoto[]; readonly rekeys: readonly KeptRekey[] }

const nothing: KeptBeside = { photos: [], rekeys: [] }

/** Of each of these prescriptions the names of its photos and how it was typed again, the first first; none is opened by that. */
export async function keptBeside(tx: Tx, prescriptionIds: readonly string[]): Promise<(id: string) => KeptBeside> {
  const rows = await tx.rows<KeptBeside & { id: string }>(sql`
    select p.id,
      (select coalesce(json_agg(json_build_object('name', f.name, 'mediaType', f.media_type, 'size', f.size, 'addedAt', f.created_at) order by f.created_at, f.id), '[]')
        from file_names f where f.organization_id = p.organization_id and f.subject_kind = ${photosKind} and f.subject_id = p.id) as photos,
      (select coalesce(json_agg(json_build_object('version', r.version, 'at', r.rekeyed_at, 'agrees', r.agrees, 'corrected', r.corrected, 'differs', r.differs) order by r.rekeyed_at, r.id), '[]')
        from prescription_rekeys r where r.organization_id = p.organization_id and r.prescription_id = p.id) as rekeys
    from prescriptions p where p.organization_id = ${tx.organizationId} and p.id = any(${prescriptionIds}::uuid[])`)
  const byId = new Map(rows.map(({ id, photos, rekeys }) => [id, { photos, rekeys }]))
  return (id) => byId.get(id) ?? nothing
}
