import { Trans, useLingui } from '@lingui/react/macro'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { applies, cellText, eyes, type Cell, type Eye, type Reading } from '../domain/index.ts'
import { useCellNames } from './cell-names.ts'
import { keyOf } from './entry.ts'
import { EyeMark } from './eye-mark.tsx'
import classes from './rx-grid.module.css'
import { useRxCells, type RxCellsOptions } from './use-rx-cells.ts'

export interface RxGridProps extends RxCellsOptions {
  /** A row of rarer values below the powers: how powers are written, and the keys, are said above it. */
  readonly beside?: boolean
}

/**
 * Right above left, one cell per value, typed as it is written. What was typed stays visible while typing; its reading stands
 * under the grid and becomes the value on leaving. What has no single reading stays as typed, marked, and is never guessed.
 */
export function RxGrid({ beside = false, ...props }: RxGridProps) {
  const { entry, columns } = props
  const { t } = useLingui()
  const names = useCellNames()
  const [asked, setAsked] = useState(false)
  // At once, for the key leads there: a narrow grid has no such columns before.
  const { place, ...cells } = useRxCells({ ...props, onPrism: () => flushSync(() => setAsked(true)) })
  const withPrism = !beside && (asked || eyes.some((eye) => entry[eye].prism !== null))
  const nameOf = (cell: Cell): string => (cell === 'addition' && cells.near ? t`Near` : names[cell])
  const eyeNames = { right: t`right`, left: t`left` }
  return (
    <div className={classes.around}>
      <div className={classes.scroll}>
        <table role="grid" className={classes.grid} data-prism={withPrism || undefined} ref={place} aria-label={beside ? t`More values, right above left` : t`Prescription, right above left`}>
          <thead>
            <tr>
              <td><span className="sr-only">{t`eye`}</span></td>
              {columns.map((cell) => <th key={cell} scope="col" data-narrow={isRare(cell) || undefined} data-power={isPower(cell) || undefined}>{nameOf(cell)}</th>)}
            </tr>
          </thead>
          <tbody>
            {eyes.map((eye) => (
              <tr key={eye}>
                <th scope="row"><EyeMark eye={eye} /></th>
                {columns.map((cell) => (
                  <td key={cell} data-narrow={isRare(cell) || undefined}>
                    {applies(cell, entry[eye]) ? <CellInput eye={eye} cell={cell} label={`${eyeNames[eye]}, ${nameOf(cell)}`} cells={cells} proposed={entry.proposed.includes(keyOf(eye, cell))} /> : <span className={classes.none}>–</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!beside && (
        // Drawn above the grid, and behind it in the sequence of keys: typing begins at the first value.
        <div className={classes.modes}>
          {columns.includes('addition') && (
            <span className={classes.mode} role="group" aria-label={t`Near is written`}>
              <button type="button" aria-pressed={!cells.near} onClick={() => cells.changeNear(false)}><Trans>as addition</Trans></button>
              <button type="button" aria-pressed={cells.near} onClick={() => cells.changeNear(true)}><Trans>as near power</Trans></button>
              <KeyCaps fixed caps={['N']} />
            </span>
          )}
          <span className={classes.mode} role="group" aria-label={t`Cylinder is written`}>
            <button type="button" aria-pressed={entry.mode === 'minus'} onClick={() => entry.mode === 'plus' && cells.transpose()}><Trans>Minus cyl</Trans></button>
            <button type="button" aria-pressed={entry.mode === 'plus'} onClick={() => entry.mode === 'minus' && cells.transpose()}><Trans>Plus cyl</Trans></button>
            <KeyCaps fixed caps={['T']} />
          </span>
        </div>
      )}
      <div className={classes.under}>
        <output className={classes.reading}>{cells.at && <Said at={cells.at} cells={cells} />}</output>
        {!withPrism && columns.includes('prism') && <button type="button" className={classes.prism} onClick={() => setAsked(true)}><IconPlus aria-hidden />{names.prism}</button>}
        {!beside && <span className={classes.keys}>
          <KeyCaps fixed caps={['Enter']} /> <Trans>next</Trans>
          <KeyCaps fixed caps={['C']} /> <Trans>other eye</Trans>
          <KeyCaps fixed caps={['P']} /> <Trans>plano</Trans>
          {columns.includes('prism') && <><KeyCaps fixed caps={['/']} /> <Trans>prism</Trans></>}
          {props.last && <><KeyCaps fixed caps={['V']} /> <Trans>last one</Trans></>}
        </span>}
      </div>
    </div>
  )
}

/** A phone has no room for what is mostly empty: it comes when somebody asks for it. */
const isRare = (cell: Cell): boolean => cell === 'prism' || cell === 'prismBaseDeg'

const isPower = (cell: Cell): boolean => cell === 'sphere' || cell === 'cylinder' || cell === 'addition'

type Cells = Omit<ReturnType<typeof useRxCells>, 'place'>

interface CellInputProps {
  readonly eye: Eye
  readonly cell: Cell
  readonly label: string
  readonly cells: Cells
  readonly proposed: boolean
}

function CellInput({ eye, cell, label, cells, proposed }: CellInputProps) {
  const reading = cells.readingOf(eye, cell)
  const unread = !('value' in reading)
  const empty = cells.textOf(eye, cell) === ''
  return (
    <span className={classes.cell} data-unread={unread || undefined}>
      <input
        data-cell={keyOf(eye, cell)}
        data-proposed={proposed || undefined}
        aria-label={label}
        aria-invalid={unread || undefined}
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="–"
        maxLength={120}
        // A prism is rare: Tab and Enter pass it by, `/` and arrows lead there.
        tabIndex={cell === 'prism' && empty ? -1 : 0}
        value={cells.textOf(eye, cell)}
        onChange={(event) => cells.type(eye, cell, event.currentTarget.value)}
        onPaste={(event) => {
          if (cells.fill(eye, event.clipboardData.getData('text/plain'))) event.preventDefault()
        }}
        onFocus={(event) => {
          cells.enter(eye, cell)
          // In front of a power that lacks its sign, so that the sign is all there is to type; what has no reading is written over.
          if ('unread' in reading && reading.unread === 'sign') event.currentTarget.setSelectionRange(0, 0)
          else event.currentTarget.select()
        }}
        onBlur={() => cells.leave(eye, cell)}
        onKeyDown={(event) => cells.onKeyDown(event, eye, cell)}
      />
      {unread && <i className={classes.mark}><WarningMark size={10} /></i>}
    </span>
  )
}

/** What the text in the cell is read as, or what it lacks. */
function Said({ at: { eye, cell }, cells }: { readonly at: { readonly eye: Eye; readonly cell: Cell }; readonly cells: Cells }) {
  const reading = cells.readingOf(eye, cell)
  const both = cells.bothOf(eye, cell)
  const lacks = useLack(reading, cells.textOf(eye, cell))
  if (cells.isLine(eye, cell) && 'unread' in reading) return <span className={classes.reads}><Trans>a whole line: Enter fills the row</Trans></span>
  if ('unread' in reading) return <span className={classes.lack}><WarningMark size={12} />{lacks}</span>
  const write = (value: number, of: Eye): string => cellText(cell, value, of, cells.mark, cells.acuity)
  if (both) {
    const [right, left] = [write(both.right, 'right'), write(both.left, 'left')]
    return <span className={classes.reads}><Trans>reads right {right}, left {left}</Trans></span>
  }
  if (reading.value === null) return cell === 'pd' || cell === 'pdNear' ? <Trans>62 or 31/31 fills both eyes</Trans> : null
  const shown = write(reading.value, eye)
  if (cells.near && cell === 'addition') return <span className={classes.reads}><Trans>reads an addition of {shown}</Trans></span>
  return <span className={classes.reads}><Trans>reads {shown}</Trans></span>
}

function useLack(reading: Reading, typed: string): string {
  const { t } = useLingui()
  if ('value' in reading) return ''
  switch (reading.unread) {
    case 'sign':
      return t`Plus or minus? Type the sign in front.`
    case 'place':
      return t`${typed} may be whole dioptres, or lack its point. Type it with its point.`
    case 'step':
      return t`Powers go in steps of 0.25, or 0.125.`
    case 'distance':
      return t`Type the sphere first: near is read over it.`
    case 'weaker':
      return t`Near is no more plus than distance. Check both.`
    case 'limits':
      return t`Outside of what is made. Check the number.`
    case 'eyes':
      return t`${typed} may be the PD of one eye or of both. Type each: 24/24.`
    case 'nothing':
      return t`This cannot be read as a number of this kind.`
  }
}
