import { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import type { Deps } from '#platform/deps'
import { readCursor, writeCursor } from '#platform/http/cursor'
import type { LensItem, LensQuery } from '../contract.ts'
import { knownLenses } from './known-lenses.ts'
import type { KnownLens } from './known-lenses.ts'
import { linksOf, toLensItem } from './lens-view.ts'

/** Makers write 1.6, 1.597 and 1.60 for the same step of index. */
const SAME_INDEX = 200

const place = z.tuple([z.int().min(0)])

/** Lenses by maker and name, narrowed. Answered from memory, as they are judged from memory: no index could serve this mix of words and numbers. */
export async function listLenses({ db }: Pick<Deps, 'db'>, by: StaffMember, query: LensQuery): Promise<{ items: LensItem[]; nextCursor: string | null }> {
  const [from] = readCursor(query.cursor, place) ?? [0]
  const [{ lenses }, links] = await Promise.all([knownLenses(db, by.organizationId), db.look(by.organizationId, linksOf)])
  const wanted = whichOnes(query)
  const items: LensItem[] = []
  for (let at = from; at < lenses.length; at += 1) {
    if (!wanted(lenses[at]!)) continue
    if (items.length === query.limit) return { items, nextCursor: writeCursor([at]) }
    items.push(toLensItem(lenses[at]!, links))
  }
  return { items, nextCursor: null }
}

function whichOnes({ q = '', kind, maker, index }: LensQuery): (lens: KnownLens) => boolean {
  const words = q.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  return (lens) => (!kind || lens.kind === kind) && (!maker || lens.makerCode === maker) && (index === undefined || Math.abs(lens.index - index) <= SAME_INDEX) && words.every((word) => lens.searchText.includes(word))
}
