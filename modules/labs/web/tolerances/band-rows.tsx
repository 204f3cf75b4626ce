import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import classes from '../labs.module.css'
import { useFigureWords } from './figure-words.ts'
import bands from './tolerances.module.css'
import { unitOf } from './typed-figures.ts'
import type { Faults, ListKey, ListName, TypedBand } from './typed-figures.ts'

interface BandRowsProps { readonly at: ListKey; readonly title: string; readonly bands: readonly TypedBand[]; readonly faults: Faults; readonly onBands?: (bands: readonly TypedBand[]) => void }

const nothing: TypedBand = { powerUpTo: '', upTo: '', may: '' }

/** One list of bands as a small table: up to which size, and how much may differ. */
export function BandRows({ at, title, bands: rows, faults, onBands }: BandRowsProps) {
  const { t } = useLingui()
  const { sizes, faultWords } = useFigureWords()
  const name = at.split('.')[0] as ListName
  const unit = unitOf[name]
  // Figures by the power of the lens as well stand in a column that most standards do not need.
  const byPower = name === 'cylinder' && (onBands !== undefined || rows.some(({ powerUpTo }) => powerUpTo !== ''))
  const columns = [
    ...(byPower ? [{ cell: 'powerUpTo', head: t`At powers up to, D`, empty: t`all` } as const] : []),
    { cell: 'upTo', head: sizes[name], empty: t`all larger` } as const, { cell: 'may', head: t`May differ by, ${unit}`, empty: '' } as const,
  ]
  const wrong = [...new Set(rows.flatMap((_, index) => columns.flatMap(({ cell }) => faults.get(`${at}.${index}.${cell}`) ?? [])))]
  return (
    <section className={bands.list} aria-label={title}>
      <h4>{title}</h4>
      {rows.length === 0 ? <p className={classes.quiet}><Trans>The standard says nothing of it: it is shown and not judged.</Trans></p> : (
        <table className={bands.bands}>
          <thead><tr>{columns.map(({ cell, head }) => <th key={cell} scope="col">{head}</th>)}{onBands && <td aria-label={t`Remove`} />}</tr></thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map(({ cell, head, empty }) => (
                  <td key={cell}>
                    {onBands ? (
                      <input
                        aria-label={t`${title}, row ${index + 1}, ${head}`} aria-invalid={faults.has(`${at}.${index}.${cell}`) || undefined} autoComplete="off" spellCheck={false} maxLength={16} placeholder={empty} value={row[cell]}
                        onChange={(event) => onBands(rows.map((one, which) => (which === index ? { ...one, [cell]: event.currentTarget.value } : one)))}
                      />
                    ) : row[cell] || empty}
                  </td>
                ))}
                {onBands && <td><CloseButton size="sm" aria-label={t`Remove row ${index + 1} of ${title}`} onClick={() => onBands(rows.filter((_, which) => which !== index))} /></td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {wrong.map((fault) => <p key={fault} className={bands.fault} role="alert"><WarningMark size={12} /> {faultWords[fault]}</p>)}
      {onBands && <Button size="xs" variant="subtle" onClick={() => onBands([...rows.slice(0, -1), nothing, ...rows.slice(-1)])}><Trans>One more row</Trans></Button>}
    </section>
  )
}
