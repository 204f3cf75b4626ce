import { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { instantPlace, readCursor, writeCursor } from '#platform/http/cursor'
import type { TimelineItem, timelinePage, timelineQuery } from '../contract.ts'
import { ownTimeline } from './own-timeline.ts'
import type { PersonPart } from './person-part.ts'
import { customerById, rowsOfPerson, seenBy } from './read-customer.ts'

/**
 * Everything that happened with a customer, newest first. Each source gives a page of its own; what lies behind the last one
 * shown is asked again with the next page, so none needs to know of the others.
 */
export const readTimeline = (deps: Pick<Deps, 'db'>, parts: readonly PersonPart[], by: StaffMember, id: string, { kind, cursor, limit }: z.output<typeof timelineQuery>): Promise<z.output<typeof timelinePage>> => {
  const place = readCursor(cursor, z.tuple([instantPlace, z.string().max(80)]))
  return deps.db.inTenant(by.organizationId, async (tx) => {
    const [customer, customerIds] = await Promise.all([customerById(tx, id), rowsOfPerson(tx, id)])
    const seen = seenBy(by, customer)
    const ask = { customerIds: seen.id === id ? customerIds : await rowsOfPerson(tx, seen.id), before: place && { at: place[0], id: place[1] }, limit: limit + 1 }
    const sources = [...ownTimeline, ...parts.flatMap(({ timeline }) => timeline)].filter(({ kinds }) => !kind || kinds.some((one) => kind.includes(one)))
    const items = (await Promise.all(sources.map((source) => source.read(tx, by, ask)))).flat().filter((item) => !kind || kind.includes(item.kind)).toSorted(newestFirst)
    const shown = items.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown, nextCursor: items.length > limit && last ? writeCursor([last.at, last.id]) : null }
  })
}

/** Of one moment the greater id comes first, as the sources' own queries have it. */
const newestFirst = (a: TimelineItem, b: TimelineItem): number => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)
