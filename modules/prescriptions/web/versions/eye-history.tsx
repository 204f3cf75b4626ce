import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Chart } from '#platform/ui/chart/chart.tsx'
import { Day } from '#platform/ui/day.tsx'
import type { PrescriptionView } from '../../contract.ts'
import { cellText, eyes, lineOf, powerHistory, type EyeFigures } from '../../domain/index.ts'
import { useAcuityWriting } from '../acuity-writing.ts'
import { useDecimalMark } from '../decimal-mark.ts'
import { EyeMark } from '../eye-mark.tsx'
import classes from './versions.module.css'

/** How the eyes went over the years, one figure at a time, as lines and as numbers; from the second prescription on. */
export function EyeHistory({ prescriptions }: { readonly prescriptions: readonly PrescriptionView[] }) {
  const { i18n, t } = useLingui()
  const mark = useDecimalMark()
  const writing = useAcuityWriting()
  const [figure, setFigure] = useState<keyof EyeFigures>('equivalent')
  const points = powerHistory(prescriptions.map(({ versions }) => versions))
  if (points.length < 2) return null
  const names: Readonly<Record<keyof EyeFigures, string>> = { equivalent: t`Spherical equivalent`, cylinder: t`Cylinder`, addition: t({ id: 'cell.addition', message: 'Add' }), acuity: t`Acuity with` }
  // Nobody measured it in most shops: a chart without a line helps nobody.
  const figures = (Object.keys(names) as (keyof EyeFigures)[]).filter((one) => one !== 'acuity' || points.some(({ eyes: of }) => eyes.some((eye) => of[eye].acuity !== null)))
  const year = new Intl.DateTimeFormat(i18n.locale, { year: 'numeric', month: 'numeric', timeZone: 'UTC' })
  const cell = figure === 'acuity' ? 'acuityWith' : 'sphere'
  const said = (value: number | null): string => (value === null ? '–' : cellText(cell, value, 'right', mark, writing))
  // Letters beside a line stand on their line; what is below the charts has no number and leaves a gap.
  const drawn = (value: number | null): number | null => inWholes(value !== null && figure === 'acuity' ? lineOf(value) : value)
  return (
    <section className={classes.history}>
      <header>
        <h3><Trans>Over the years</Trans></h3>
        <SegmentedControl size="xs" value={figure} onChange={setFigure} data={figures.map((value) => ({ value, label: names[value] }))} aria-label={t`What the lines show`} />
      </header>
      <Chart
        label={t`${names[figure]} of both eyes over the years; the numbers stand in the table below`}
        categories={points.map(({ examinedOn }) => year.format(new Date(examinedOn)))}
        axisText={(value) => cellText(cell, Math.round(value * 1000), 'right', mark, { ...writing, notation: 'decimal' })}
        series={[
          { name: t`right`, look: 'plain-line', color: 'accent', values: points.map(({ eyes: of }) => drawn(of.right[figure])) },
          { name: t`left`, look: 'dashed-line', color: 'shop', values: points.map(({ eyes: of }) => drawn(of.left[figure])) },
        ]}
      />
      <div className={classes.numbers}>
        <table>
          <caption className="sr-only">{names[figure]}</caption>
          <thead><tr><th scope="col"><Trans>Examined</Trans></th>{eyes.map((eye) => <th key={eye} scope="col"><EyeMark eye={eye} /></th>)}</tr></thead>
          <tbody>{points.map(({ examinedOn, eyes: of }, index) => <tr key={`${examinedOn} ${index}`}><th scope="row"><Day of={examinedOn} as="date" /></th>{eyes.map((eye) => <td key={eye}>{said(of[eye][figure])}</td>)}</tr>)}</tbody>
        </table>
      </div>
    </section>
  )
}

const inWholes = (thousandths: number | null): number | null => (thousandths === null ? null : thousandths / 1000)
