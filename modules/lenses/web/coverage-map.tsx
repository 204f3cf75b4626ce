import { Trans, useLingui } from '@lingui/react/macro'
import { coverageOf, type PowerSet } from '../domain/index.ts'
import classes from './lenses.module.css'
import { useNumbers } from './use-numbers.ts'

/**
 * In which powers a lens is made: sphere across, cylinder down, and in each place the widest diameter. A table, so that it is read as well as seen;
 * what is not made is an empty place, not a colour.
 */
export function CoverageMap({ sets }: { readonly sets: readonly PowerSet[] }) {
  const { t } = useLingui()
  const { power, size, mm } = useNumbers()
  const { spheres, cylinders, widest } = coverageOf(sets)
  const all = [...new Set(widest.flat().filter((diameter) => diameter > 0))].toSorted((one, other) => one - other)
  const depth = (diameter: number): number => Math.min(3, all.length - all.indexOf(diameter))
  return (
    // Scrolled with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.coverage} tabIndex={0} role="group" aria-label={t`Powers`}>
      <table>
        <caption><Trans>Largest diameter in mm by sphere (across) and minus cylinder (down)</Trans></caption>
        <thead><tr><th scope="col"><Trans>cyl</Trans></th>{spheres.map((sphere) => <th key={sphere} scope="col">{power(sphere).replace(/[.,]00$/, '')}</th>)}</tr></thead>
        <tbody>
          {cylinders.map((cylinder, row) => (
            <tr key={cylinder}>
              <th scope="row">{cylinder === 0 ? size(0) : `−${size(cylinder)}`}</th>
              {spheres.map((sphere, column) => {
                const diameter = widest[row]?.[column] ?? 0
                return <td key={sphere} data-depth={diameter > 0 ? depth(diameter) : undefined}>{diameter > 0 ? mm(diameter) : <span className="sr-only"><Trans>not made</Trans></span>}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
