import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import type { PrescriptionVersionView } from '../contract.ts'
import { cells, cellText, compareVersions, eyes, type Cell } from '../domain/index.ts'
import { useAcuityWriting } from './acuity-writing.ts'
import { useCellNames, useKindNames } from './cell-names.ts'
import { ContactLensLine } from './contact-lens-line.tsx'
import { useDecimalMark } from './decimal-mark.ts'
import { keyOf } from './entry.ts'
import { EyeMark } from './eye-mark.tsx'
import classes from './rx-table.module.css'

/** Values that every prescription shows; others stand there where they are said. */
const always: readonly Cell[] = ['sphere', 'cylinder', 'axisDeg']

/** What is read from frame, face and chart; beside the powers a table of all would be wider than any counter. */
const measures: readonly Cell[] = ['pd', 'pdNear', 'fittingHeight', 'segmentHeight', 'vertexExamined', 'vertexWorn', 'tilt', 'wrap', 'acuityWithout', 'acuityWith']
const MOST_IN_A_ROW = 8

/** Powers and measures in a row of their own each, where they do not fit into one. */
const inRows = (columns: readonly Cell[]): readonly (readonly Cell[])[] =>
  (columns.length <= MOST_IN_A_ROW ? [columns] : [columns.filter((cell) => !measures.includes(cell)), columns.filter((cell) => measures.includes(cell))].filter(({ length }) => length > 0))

export interface RxTableProps {
  readonly versions: readonly PrescriptionVersionView[]
  /** Marks one among several: the version an order was made from. */
  readonly marked?: { readonly version: number; readonly says: string }
}

/** Versions one under the other, each compared with the one it was made from: only what changed is tinted. */
export function RxTable({ versions, marked }: RxTableProps) {
  const { t } = useLingui()
  const names = useCellNames()
  const kinds = useKindNames()
  const mark = useDecimalMark()
  const acuity = useAcuityWriting()
  const id = useId()
  const rows = inRows(cells.filter((cell) => always.includes(cell) || versions.some((version) => eyes.some((eye) => version[eye][cell] !== null))))
  const changesOf = (version: PrescriptionVersionView) => {
    const origin = versions.find((one) => one.version === version.originVersion)
    return new Set(origin ? compareVersions(origin, version).map(({ eye, cell }) => keyOf(eye, cell)) : [])
  }
  const changed = versions.map(changesOf)
  return (
    <div className={classes.versions}>
      {versions.map((version, index) => (
        <div key={version.version}>
          <p id={`${id}-${version.version}`} className={classes.head}>
            <b>{kinds[version.kind]}</b> <Dotted parts={[<Day key="day" of={version.examinedOn} as="date" />, version.prescriber?.name, version.version > 1 ? version.createdBy?.name : null, version.reason]} />
            {marked?.version === version.version && <span className={classes.marked}>{marked.says}</span>}
          </p>
          {rows.map((row) => (
            <div key={row[0]} className={classes.scroll}>
              <table className={classes.table} aria-labelledby={`${id}-${version.version}`}>
                <thead>
                  <tr><td><span className="sr-only">{t`eye`}</span></td>{row.map((cell) => <th key={cell} scope="col">{names[cell]}</th>)}</tr>
                </thead>
                <tbody>
                  {eyes.map((eye) => (
                    <tr key={eye}>
                      <th scope="row"><EyeMark eye={eye} /></th>
                      {row.map((cell) => {
                        const value = version[eye][cell]
                        const differs = changed[index]?.has(keyOf(eye, cell))
                        return (
                          <td key={cell} data-changed={differs || undefined}>
                            {value === null ? <span className={classes.none}>–</span> : cellText(cell, value, eye, mark, acuity)}
                            {differs && <span className="sr-only">{t`changed`}</span>}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
          {version.contactLenses && <ContactLensLine lenses={version.contactLenses} />}
        </div>
      ))}
      {changed.some((cellsOf) => cellsOf.size > 0) && <p className={classes.legend}><i aria-hidden="true" /><Trans>differs from the version it was made from</Trans></p>}
    </div>
  )
}
