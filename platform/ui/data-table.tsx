import { Link } from '@tanstack/react-router'
import type { KeyboardEvent, ReactNode } from 'react'
import classes from './data-table.module.css'

export interface Column<Row> {
  readonly id: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers and money stand right, words left. */
  readonly numeric?: boolean
  /** CSS width; columns without one share the rest. */
  readonly width?: string
  /** The total under the column; it adds up the whole list, not only the rows fetched. */
  readonly foot?: ReactNode
  /** Where it goes on a phone, where a row has two lines: in front, at the right end, below, or nowhere. */
  readonly phone?: 'title' | 'end' | 'below' | 'hide'
}

export interface DataTableProps<Row> {
  /** What the list holds, for screen readers. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Where a row leads: its first cell becomes the link, and the whole row may be pressed. */
  readonly rowTo?: (row: Row) => string
  /** What pressing a row does where it opens no page of its own. */
  readonly onOpen?: (row: Row) => void
  /** The key of the row that is open beside the list. */
  readonly openKey?: string | null
  /** Tints a row's edge: `late` first in every list. */
  readonly rowTone?: (row: Row) => 'late' | 'hold' | undefined
  /** Whether somebody else changed the row a moment ago. */
  readonly rowTinted?: (row: Row) => boolean
  /** Under the last row: what fetches more. */
  readonly more?: ReactNode
}

/** A list with a sticky head and totals in the foot. Arrows move from row to row, Enter opens; on a phone it becomes a list of cards. */
export function DataTable<Row>({ caption, columns, rows, rowKey, rowTo, onOpen, openKey, rowTone, rowTinted, more }: DataTableProps<Row>) {
  const hasFoot = columns.some((column) => column.foot !== undefined)
  return (
    <div className={classes.list}>
      <table className={classes.table} onKeyDown={moveBetweenRows}>
        <caption className="sr-only">{caption}</caption>
        <colgroup>
          {columns.map((column) => <col key={column.id} style={column.width ? { width: column.width } : undefined} />)}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => <th key={column.id} scope="col" data-numeric={column.numeric || undefined}>{column.head}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-open={rowKey(row) === openKey || undefined} data-tone={rowTone?.(row)} data-tinted={rowTinted?.(row) || undefined} data-leads={rowTo !== undefined || onOpen !== undefined || undefined}>
              {columns.map((column, index) => (
                <td key={column.id} data-numeric={column.numeric || undefined} data-phone={column.phone ?? (index === 0 ? 'title' : 'below')}>
                  {index === 0 ? <Opening to={rowTo?.(row)} onOpen={onOpen && (() => onOpen(row))}>{column.cell(row)}</Opening> : column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {hasFoot && (
          <tfoot>
            <tr>
              {columns.map((column) => <td key={column.id} data-numeric={column.numeric || undefined} data-phone={column.foot === undefined ? 'hide' : 'below'}>{column.foot}</td>)}
            </tr>
          </tfoot>
        )}
      </table>
      {more}
    </div>
  )
}

interface OpeningProps {
  readonly to: string | undefined
  readonly onOpen: (() => void) | undefined
  readonly children: ReactNode
}

/** What opens a row: a link where it has a page, a button where it opens beside the list. */
function Opening({ to, onOpen, children }: OpeningProps) {
  if (to !== undefined) return <Link to={to} className={classes.link} data-row>{children}</Link>
  if (onOpen) return <button type="button" className={classes.link} data-row onClick={onOpen}>{children}</button>
  return children
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || !(event.target instanceof HTMLElement) || !event.target.matches('[data-row]')) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
  const next = links[links.indexOf(event.target) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
