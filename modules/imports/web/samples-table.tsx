import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { ImportSamples, ImportSettings, ImportView } from '../contract.ts'
import { fieldNames, importFields } from '../domain/index.ts'
import classes from './imports.module.css'

interface Props {
  readonly shown: ImportView
  readonly settings: ImportSettings
  readonly samples: ImportSamples['items']
  readonly onFields: ((fields: (string | null)[]) => void) | undefined
}

/** The first rows of the file, column by column, with the field each column is taken for; under each value what is read of it when that differs. */
export function SamplesTable({ shown, settings, samples, onFields }: Props) {
  const { t, i18n } = useLingui()
  const choose = (column: number, field: string) =>
    onFields?.(settings.fields.map((before, index) => (index === column ? field || null : before === field ? null : before)))
  const options = [{ value: '', label: t`left out` }, ...importFields[shown.kind].map(({ field }) => ({ value: field, label: fieldNames[field] ? i18n._(fieldNames[field]) : field }))]
  return (
    <div className={classes.samples} role="region" aria-label={t`Samples`}>
      <table>
        <thead>
          <tr>
            <th scope="col"><Trans>Row</Trans></th>
            {shown.headings.map((heading, column) => (
              <th key={column} scope="col">
                <span className={classes.heading}>{heading || '–'}</span>
                <NativeSelect aria-label={t`What «${heading}» is`} value={settings.fields[column] ?? ''} data={options} disabled={!onFields} onChange={(event) => choose(column, event.currentTarget.value)} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => (
            <tr key={sample.row}>
              <td>{sample.row}</td>
              {shown.headings.map((_, column) => {
                const field = settings.fields[column] ?? null
                const source = sample.source[column] ?? ''
                const read = sample.values.find((value) => value.field === field)?.text
                const faults = sample.faults.filter((fault) => fault.field !== null && fault.field === field)
                return (
                  <td key={column} className={field === null ? classes.left : undefined}>
                    {source}
                    {read !== undefined && read !== source && <span className={classes.read}>→ {read}</span>}
                    {faults.map((fault) => <span key={fault.text} className={classes.fault}>{fault.text}</span>)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
