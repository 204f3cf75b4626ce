import { fileURLToPath } from 'node:url'
import type { StaffMember } from '#modules/identity/server'
import type { Call, FileAnswer } from '#platform/http/route'
import { translator } from '#platform/i18n/index'
import type { TimelineItem } from '../../contract.ts'
import type { CustomersDeps } from '../person-part.ts'
import { readTimeline } from '../timeline.ts'
import { exportPerson } from './export-person.ts'
import { personSheet } from './person-sheet.ts'

const template = fileURLToPath(new URL('./person-export.typ', import.meta.url))
/** More than any honest customer has; a paper of a hundred pages is read by nobody. */
const MOST = 3_000

/** The same export as a paper, in the person's own language. */
export async function printPerson(deps: CustomersDeps, by: StaffMember, call: Call, id: string): Promise<FileAnswer> {
  if (!deps.pdf) throw new Error('customers were wired without a printer')
  const { person, shop, sections } = await exportPerson(deps, by, call, id, true)
  const { language } = person.customer
  const past = await wholePast(deps, { ...by, language }, person.customer.id)
  const [branch] = by.organization.branches.values()
  const bytes = await deps.pdf.print(template, personSheet(person, sections, past, shop, branch?.timeZone ?? 'UTC', translator(language)))
  return { bytes, mediaType: 'application/pdf', fileName: 'person.pdf', printed: true }
}

async function wholePast(deps: CustomersDeps, by: StaffMember, id: string): Promise<TimelineItem[]> {
  const past: TimelineItem[] = []
  for (let cursor: string | undefined; past.length < MOST;) {
    const page = await readTimeline(deps, deps.parts ?? [], by, id, { limit: 100, cursor, kind: undefined })
    past.push(...page.items)
    if (page.nextCursor === null) break
    cursor = page.nextCursor
  }
  return past
}
