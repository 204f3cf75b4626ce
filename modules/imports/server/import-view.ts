import type { I18n } from '@lingui/core'
import type { ImportItem, ImportView } from '../contract.ts'
import type { Counts, ImportData } from './import-data.ts'
import { sayReason } from './say-reason.ts'

const shownOf = (data: ImportData) => ({
  id: data.id, kind: data.kind, fileName: data.fileName, state: data.state, size: data.size, createdAt: data.createdAt.toISOString(), finishedAt: data.finishedAt?.toISOString() ?? null,
  version: data.version, isEmptied: data.emptiedAt !== null, position: data.position, total: data.total,
})

/** The answer about one import, reasons in the reader's language. */
export function toImportView(data: ImportData, i18n: I18n): ImportView {
  const said = (counts: Counts | null) => counts && {
    ...counts, reasons: counts.reasons.toSorted((a, b) => b.rows - a.rows).map((reason) => ({ ...reason, first: [...reason.first], text: sayReason(i18n, reason) })),
  }
  return { ...shownOf(data), format: data.format, parts: data.parts, headings: [...data.headings], settings: data.settings, foreseen: said(data.foreseen), result: said(data.result), undone: data.undone }
}

export function toImportItem(data: ImportData): ImportItem {
  const { result } = data
  return { ...shownOf(data), result: result && { created: result.created, updated: result.updated, unchanged: result.unchanged, skipped: result.skipped, refused: result.refused } }
}
