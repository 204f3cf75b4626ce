import { useRead, useReadList } from '#platform/ui/api/use-read'
import type { LabSettingsView, OwnTableView } from '../../contract.ts'
import type { ToleranceFigures } from '../../domain/index.ts'

/** A table as it is listed and opened: one that Lunette brings, or one of the shop's own. */
export interface ListedTable {
  readonly code: string
  readonly name: string
  readonly source: string
  readonly figures: ToleranceFigures
  readonly inForce: boolean
  /** Null: Lunette brings it, and nobody changes it. */
  readonly own: OwnTableView | null
}

/** All tables with their figures, those that Lunette brings first; null while they are fetched. */
export function useTables(): { readonly tables: readonly ListedTable[] | null; readonly error: Error | null } {
  const settings = useRead<LabSettingsView>('/lab-settings', { kinds: ['labs'] })
  const own = useReadList<OwnTableView>('/tolerance-tables', { kinds: ['labs'] })
  const error = settings.error ?? own.error
  if (!settings.data || !own.items) return { tables: null, error }
  const inForce = settings.data.inForce?.code
  const brought = settings.data.tables.filter(({ builtIn }) => builtIn).map(({ code, name, source, countries: _, builtIn: _builtIn, ...figures }) => ({ code, name, source, figures, inForce: code === inForce, own: null }))
  return { error, tables: [...brought, ...own.items.map((one) => ({ code: one.id, name: one.name, source: one.source, figures: one.figures, inForce: one.inForce, own: one }))] }
}
