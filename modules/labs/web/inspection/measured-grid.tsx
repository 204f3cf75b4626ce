import { useLingui } from '@lingui/react/macro'
import { EyeMark, useDecimalMark } from '#modules/prescriptions/web'
import { lensEyes, readMeasured } from '../../domain/index.ts'
import type { BothLenses, LensEye } from '../../domain/index.ts'
import { useLabWords } from '../words.ts'
import classes from './inspection.module.css'
import { columnsOf, textsOf } from './measures.ts'
import type { GridCell, Typed } from './measures.ts'

interface MeasuredGridProps { readonly typed: Typed; readonly ordered: BothLenses; readonly onType: (typed: Typed) => void }

/** Right above left, what was ordered in small above what is measured. Enter goes to the next cell. */
export function MeasuredGrid({ typed, ordered, onType }: MeasuredGridProps) {
  const { t } = useLingui()
  const { cells: names } = useLabWords()
  const columns = columnsOf(ordered)
  const eyeNames = { right: t`right`, left: t`left` }
  const wanted = textsOf(ordered, useDecimalMark())
  return (
    <div className={classes.around}>
      <table role="grid" className={classes.grid} aria-label={t`Measured values, right above left`}>
        <thead><tr><td><span className="sr-only">{t`eye`}</span></td>{columns.map((cell) => <th key={cell} scope="col">{names[cell]}</th>)}</tr></thead>
        <tbody>
          {lensEyes.map((eye) => (
            <tr key={eye}>
              <th scope="row"><EyeMark eye={eye} /></th>
              {columns.map((cell) => (
                <td key={cell}>
                  <small>{wanted[eye][cell] || '–'}</small>
                  <Cell eye={eye} cell={cell} label={`${eyeNames[eye]}, ${names[cell]}`} text={typed[eye][cell]} onText={(text) => onType({ ...typed, [eye]: { ...typed[eye], [cell]: text } })} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps { readonly eye: LensEye; readonly cell: GridCell; readonly label: string; readonly text: string; readonly onText: (text: string) => void }

function Cell({ eye, cell, label, text, onText }: CellProps) {
  const unread = !('value' in readMeasured(cell, text, eye))
  return (
    <input
      aria-label={label}
      aria-invalid={unread || undefined}
      autoComplete="off"
      spellCheck={false}
      inputMode="text"
      maxLength={10}
      placeholder="–"
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey) return
        event.preventDefault()
        const inputs = [...event.currentTarget.closest('table')?.querySelectorAll('input') ?? []]
        inputs[inputs.indexOf(event.currentTarget) + 1]?.focus()
      }}
    />
  )
}
