import type { z } from 'zod'
import type { StaffMember } from '#modules/identity/server'
import type { Tx } from '#platform/db/tx'
import { toPage } from '#platform/http/page'
import type { boardColumnQuery, BoardColumn, BoardColumnPage, boardQuery, BoardView } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'
import { allKinds } from '../current-kind.ts'
import type { KindData } from '../order-data.ts'
import { kindKey, toBoardStage, toCard } from './board-card.ts'
import type { Kinds } from './board-card.ts'
import { columnRows, countRows, firstRows, medianRows, NOBODY, placeOf, todayOf } from './board-rows.ts'
import type { CardRow, CountRow } from './board-rows.ts'

/** The board: its columns with their first cards, counts over all, the strip of stages. One trip; call it in `look`. */
export async function readBoard(tx: Tx, by: StaffMember, query: z.output<typeof boardQuery>, now: Date): Promise<BoardView> {
  const asked = [firstRows(tx, by, query, query.limit), countRows(tx, by, query, todayOf(by, query.branchId, now)), medianRows(tx, by, query), allKinds(tx)] as const
  const [rows, counts, medians, kindList] = await Promise.all(asked)
  const kinds = byVersion(kindList)
  const stages = stagesInUse(kindList, by)
  const since = new Map(medians.map((row) => [row.stage, row.since]))
  return {
    by: query.by,
    columns: columnsOf(query.by, by, rows, counts, stages).map(({ key, name }): BoardColumn => {
      const mine = counts.filter((row) => (row.key ?? NOBODY) === key)
      return { key, name, count: sum(mine, 'count'), late: sum(mine, 'late'), ...toPage(rows.filter((row) => row.key === key), query.limit, (row) => toCard(row, by, kinds, now), placeOf) }
    }),
    stages: stages.map((stage) => {
      const mine = counts.filter((row) => row.stage === stage.code)
      return { ...stage, count: sum(mine, 'count'), late: sum(mine, 'late'), medianMinutes: minutesBetween(since.get(stage.code) ?? null, now) }
    }),
    kinds: kindsOf(rows, kinds, by),
    totals: { open: sum(counts, 'count'), late: sum(counts, 'late'), onHold: sum(counts, 'on_hold'), promisedToday: sum(counts, 'promised_today') },
  }
}

/** One column page by page. One trip; call it in `look`. */
export async function readBoardColumn(tx: Tx, by: StaffMember, query: z.output<typeof boardColumnQuery>, now: Date): Promise<BoardColumnPage> {
  const [rows, kindList] = await Promise.all([columnRows(tx, by, query, query.column, query.cursor, query.limit), allKinds(tx)])
  const kinds = byVersion(kindList)
  return { ...toPage(rows, query.limit, (row) => toCard(row, by, kinds, now), placeOf), kinds: kindsOf(rows, kinds, by) }
}

const byVersion = (kinds: readonly KindData[]): Kinds => new Map(kinds.map((kind) => [kindKey(kind.code, kind.version), kind]))

function kindsOf(rows: readonly CardRow[], kinds: Kinds, by: StaffMember): BoardView['kinds'] {
  const used = new Set(rows.map((row) => kindKey(row.kind_code, row.kind_version)))
  return [...kinds].filter(([key]) => used.has(key)).map(([, kind]) => ({
    code: kind.code, version: kind.version, name: kind.names[by.language], stages: kind.stages.map((stage) => toBoardStage(stage, by.language)),
  }))
}

/** Whole minutes from one instant to another, never less than none: a clock at another counter may be ahead. */
const minutesBetween = (since: Date | null, until: Date): number | null => since && Math.max(0, Math.floor((until.getTime() - since.getTime()) / 60_000))

const phaseRank = ['taken', 'producing', 'finishing', 'ready', 'closed']

/** Every stage before the last, once, in the order of the work; the newest version of a kind says what it is called. */
function stagesInUse(kinds: readonly KindData[], by: StaffMember): ReturnType<typeof toBoardStage>[] {
  const newestFirst = kinds.toSorted((a, b) => b.version - a.version)
  const stages = newestFirst.flatMap((kind) => kind.stages.map((stage, position) => ({ stage: toBoardStage(stage, by.language), position })))
  return [...new Map(stages.toReversed().map((one) => [one.stage.code, one])).values()]
    .filter(({ stage }) => stage.phase !== 'closed')
    .toSorted((a, b) => phaseRank.indexOf(a.stage.phase) - phaseRank.indexOf(b.stage.phase) || a.position - b.position)
    .map(({ stage }) => stage)
}

/** The columns in their order; places stand there even when empty, the others only with something in them. */
function columnsOf(side: BoardSide, by: StaffMember, rows: readonly CardRow[], counts: readonly CountRow[], stages: readonly { code: string; name: string }[]): { key: string; name: string | null }[] {
  const filled = new Set(counts.map((row) => row.key ?? NOBODY))
  if (side === 'place') return ['shop', 'lab', 'workshop', 'shelf'].map((key) => ({ key, name: null }))
  if (side === 'stage') return stages.filter(({ code }) => filled.has(code)).map(({ code, name }) => ({ key: code, name }))
  if (side === 'branch') return [...by.organization.branches].filter(([id]) => filled.has(id)).map(([id, { name }]) => ({ key: id, name }))
  const names = new Map(rows.map((row) => [row.key, row.assigned_name]))
  const people = [...filled].filter((key) => key !== NOBODY).map((key) => ({ key, name: names.get(key) ?? null }))
  return [...(filled.has(NOBODY) ? [{ key: NOBODY, name: null }] : []), ...people.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', by.language))]
}

const sum = (rows: readonly CountRow[], figure: 'count' | 'late' | 'on_hold' | 'promised_today'): number => rows.reduce((total, row) => total + row[figure], 0)
