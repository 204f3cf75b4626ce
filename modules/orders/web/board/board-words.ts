import { useLingui } from '@lingui/react/macro'
import type { BoardColumn } from '../../contracts/board.ts'
import type { BoardSide } from '../../domain/board-sides.ts'
import type { Place } from '../stage-shapes.ts'
import { NOBODY } from './card-sequence.ts'

/** What a column is called. */
export function useColumnName(by: BoardSide): (column: Pick<BoardColumn, 'key' | 'name'>) => string {
  const { t } = useLingui()
  const places: Readonly<Record<Place, string>> = { shop: t`In the shop`, lab: t`At the lab`, workshop: t`In the workshop`, shelf: t`Ready to collect`, customer: t`Collected` }
  return ({ key, name }) => {
    if (by === 'place') return places[key as Place] ?? key
    return name ?? (key === NOBODY ? t`Nobody yet` : key)
  }
}

/** What the columns may be. */
export function useSideNames(): Readonly<Record<BoardSide, string>> {
  const { t } = useLingui()
  return { place: t`Place`, stage: t`Stage`, person: t`Person`, branch: t`Branch` }
}
