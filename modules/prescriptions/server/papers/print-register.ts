import { fileURLToPath } from 'node:url'
import { addDays } from '#kernel/days'
import type { Language } from '#kernel/languages'
import { audit, mustMay } from '#modules/identity/server'
import type { StaffMember } from '#modules/identity/server'
import { sql } from '#platform/db/sql'
import type { Tx } from '#platform/db/tx'
import { refuseByContract } from '#platform/http/read-input'
import type { Call, FileAnswer } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import { eyeOf } from '../prescription-data.ts'
import type { EyeRow } from '../prescription-data.ts'
import type { PrescriptionsDeps } from '../prescriptions-deps.ts'
import { paperShop } from './paper-shop.ts'
import { registerPaper } from './register-paper.ts'
import type { RegisterEntry } from './register-paper.ts'

const template = fileURLToPath(new URL('./register.typ', import.meta.url))
/** A book of a thousand pages is printed in parts. */
const MOST_DAYS = 366
const MOST_ENTRIES = 5_000

/**
 * The register of prescriptions of a period: those as prescribed, numbered through the calendar year in the sequence in which they
 * were written down. Printing it is written down. @throws {Problem} http/invalid, http/forbidden
 */
export async function printRegister(deps: PrescriptionsDeps, by: StaffMember, call: Call, { from, to, language }: { readonly from: string; readonly to: string; readonly language?: Language | undefined }): Promise<FileAnswer> {
  if (!deps.pdf) throw new Error('prescriptions were wired without a printer')
  mustMay(by, 'prescriptions.register')
  const i18n = translator(language ?? by.language)
  const tooMuch = () => refuseByContract([{ pointer: 'query/to', detail: translator(by.language)._(/*i18n*/{ id: 'prescriptions.register.too-much', message: 'Choose a period of one calendar year or less; a register holds 5,000 prescriptions at most.' }) }])
  if (to < from || to > addDays(from, MOST_DAYS - 1) || to.slice(0, 4) !== from.slice(0, 4)) throw tooMuch()
  const paper = await deps.db.inTenant(by.organizationId, async (tx) => {
    const { shop, timeZone } = await paperShop(tx, deps.keys, by)
    const entries = await entriesOf(tx, timeZone, from, to)
    if (entries.length > MOST_ENTRIES) throw tooMuch()
    audit(tx, by, call, { action: 'prescriptions.register-printed', subject: { kind: 'organization', id: by.organizationId }, changes: { from, to, prescriptions: entries.length } })
    return { entries, from, to, shop, timeZone, printedAt: deps.now().toISOString(), printedBy: by.name }
  })
  return { bytes: await deps.pdf.print(template, registerPaper(paper, i18n)), mediaType: 'application/pdf', fileName: `register-${from}-${to}.pdf`, printed: true }
}

interface Row { readonly number: string; readonly writtenAt: Date; readonly person: string | null; readonly examinedOn: string; readonly name: string | null; readonly licence: string | null; readonly right: EyeRow; readonly left: EyeRow }

async function entriesOf(tx: Tx, timeZone: string, from: string, to: string): Promise<RegisterEntry[]> {
  const begin = (day: string) => sql`(${day}::date::timestamp at time zone ${timeZone})`
  const rows = await tx.rows<Row>(sql`
    select v.number, v.created_at as "writtenAt", nullif(concat_ws(' ', c.given_name, c.family_name), '') as person, v.examined_on as "examinedOn", v.prescriber_name as name, v.prescriber_licence as licence, to_jsonb(r) as right, to_jsonb(l) as left
    from (select *, row_number() over (order by w.created_at, w.prescription_id, w.version) as number from prescription_versions w
      where w.organization_id = ${tx.organizationId} and w.kind = 'prescribed' and w.created_at >= ${begin(`${from.slice(0, 4)}-01-01`)} and w.created_at < ${begin(addDays(to, 1))}) v
    join prescription_eyes r on r.organization_id = v.organization_id and r.prescription_id = v.prescription_id and r.version = v.version and r.eye = 'right'
    join prescription_eyes l on l.organization_id = v.organization_id and l.prescription_id = v.prescription_id and l.version = v.version and l.eye = 'left'
    join prescriptions p on p.organization_id = v.organization_id and p.id = v.prescription_id
    left join customer_briefs c on c.organization_id = p.organization_id and c.id = p.customer_id and not c.gone
    where v.organization_id = ${tx.organizationId} and v.created_at >= ${begin(from)} order by v.number limit ${MOST_ENTRIES + 1}`)
  return rows.map(({ number, name, licence, right, left, ...row }) => ({ ...row, number: Number(number), prescriber: name === null ? null : { name, licence }, right: eyeOf(right), left: eyeOf(left) }))
}
