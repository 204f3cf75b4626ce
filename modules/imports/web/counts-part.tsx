import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ImportView } from '../contract.ts'
import classes from './imports.module.css'

/** What rows became or will become, and why some were refused. */
export function CountsPart({ counts }: { readonly counts: NonNullable<ImportView['foreseen']> }) {
  const { t, i18n } = useLingui()
  const tiles: readonly [string, number, boolean][] = [
    [t`new`, counts.created, false], [t`updated`, counts.updated, false], [t`the same`, counts.unchanged, false], [t`left out`, counts.skipped, false], [t`refused`, counts.refused, counts.refused > 0],
  ]
  return (
    <>
      <dl className={classes.counts}>
        {tiles.map(([label, count, bad]) => <div key={label} data-bad={bad || undefined}><dt>{label}</dt><dd>{i18n.number(count)}</dd></div>)}
      </dl>
      {counts.reasons.length > 0 && (
        <ul className={classes.reasons}>
          {counts.reasons.map((reason) => (
            <li key={`${reason.code} ${reason.field}`}>
              <b>{i18n.number(reason.rows)}</b>
              <span>{reason.text}</span>
              <span className={classes.quiet}><Plural value={reason.first.length} one={`row ${reason.first.join(', ')}`} other={`rows ${reason.first.join(', ')}`} />{reason.rows > reason.first.length && <Trans> and more</Trans>}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
