import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useMay } from '#modules/identity/web'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { NoOrders } from '../list/no-orders.tsx'
import { BoardColumn } from './board-column.tsx'
import { BoardHead } from './board-head.tsx'
import { BoardNews } from './board-news.tsx'
import classes from './board-page.module.css'
import { BoardStrip } from './board-strip.tsx'
import { useColumnName } from './board-words.ts'
import { AssignPanel, HoldPanel, WhyPanel } from './card-panel.tsx'
import { countWithPending } from './pending-cards.ts'
import { ScanBar } from './scan-bar.tsx'
import { useBoard, useBoardFilter } from './use-board.ts'
import { useBoardActs } from './use-board-acts.ts'
import { useCardFocus } from './use-card-focus.ts'
import { useCardKeys } from './use-card-keys.ts'
import { useDrag } from './use-drag.ts'
import { useScanMoves } from './use-scan-moves.ts'

/** The work board: every open order in the column where its work is, late first, moved by key, hand or scan. */
export default function BoardPage() {
  const { t } = useLingui()
  const { filter, setFilter } = useBoardFilter()
  const { board, conditions, error, stale, again } = useBoard(filter)
  const mayTake = useMay('orders.write')
  const [scanning, setScanning] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const acts = useBoardActs()
  const moves = useScanMoves(acts)
  const columns = useMemo(() => board?.columns ?? [], [board])
  const at = useCardFocus(useMemo(() => columns.map(({ key }) => key), [columns]))
  const keys = useCardKeys(board, acts, at, () => setScanning(true))
  const drag = useDrag(keys.drop)
  const nameOf = useColumnName(board?.by ?? filter.by)
  const { asked } = keys
  const onPhone = columns.find(({ key }) => key === shown)?.key ?? columns.find(({ count }) => count > 0)?.key ?? columns[0]?.key
  const dragged = drag.dragging && at.find(drag.dragging.id)
  return (
    <div className={classes.page}>
      <BoardHead totals={board?.totals} filter={filter} onFilter={setFilter} onLate={at.nextLate} onScan={() => setScanning(true)} />
      {error && !board && <div className={classes.trouble}><ProblemOf problem={error} ways={<Button variant="filled" onClick={again}><Trans>Try again</Trans></Button>} /></div>}
      {!error && !board && <Loading label={t`Fetching the board`}><BoneRows rows={10} widths={['22%', '22%', '22%', '22%']} /></Loading>}
      {board && scanning && <ScanBar moves={moves} stages={board.stages} onClose={() => { setScanning(false); moves.choose(null) }} />}
      {board && !scanning && board.stages.length > 0 && <BoardStrip stages={board.stages} pending={acts.pending} />}
      {asked?.what === 'why' && <WhyPanel card={asked.card} onClose={keys.closeAsked} />}
      {asked?.what === 'assign' && <AssignPanel card={asked.card} onClose={keys.closeAsked} onAssign={(person) => { void acts.assign(asked.card, person); keys.closeAsked() }} />}
      {asked?.what === 'hold' && <HoldPanel card={asked.card} onClose={keys.closeAsked} onHold={(reason) => { void acts.hold(asked.card, reason); keys.closeAsked() }} />}
      <BoardNews acts={acts} said={keys.said} forget={keys.forget} />
      {board && board.totals.open === 0 && <NoOrders mayTake={mayTake} showAll={null} />}
      {board && board.totals.open > 0 && (
        <>
          <div className={classes.tabs} role="group" aria-label={t`Columns`}>
            {columns.map((column) => (
              <button key={column.key} type="button" aria-pressed={column.key === onPhone} onClick={() => setShown(column.key)}>
                {nameOf(column)} <b>{countWithPending(column, column.key, board.by, acts.pending).count}</b>
              </button>
            ))}
          </div>
          <div className={classes.columns} data-stale={stale || undefined} data-dragging={drag.dragging ? true : undefined} {...drag.bind}>
            {columns.map((column) => (
              <div key={column.key} className={classes.columnPlace} data-shown={column.key === onPhone || undefined} data-over={drag.dragging?.over === column.key || undefined}>
                <BoardColumn
                  column={column} name={nameOf(column)} by={board.by} conditions={conditions} pending={acts.pending} selected={keys.selected} focus={at.focus}
                  onFocus={at.onFocus} onCards={at.onCards} acts={keys.actsOf}
                />
              </div>
            ))}
          </div>
        </>
      )}
      {drag.dragging && dragged && <div className={classes.ghost} style={{ left: drag.dragging.x, top: drag.dragging.y }} aria-hidden="true"><b>{dragged.number}</b> {dragged.customerName}</div>}
    </div>
  )
}
