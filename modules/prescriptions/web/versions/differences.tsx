import { useLingui } from '@lingui/react/macro'
import type { PrescriptionVersionView } from '../../contract.ts'
import { explainVersions, type Explanation } from '../../domain/index.ts'
import { useCellNames } from '../cell-names.ts'
import { EyeMark } from '../eye-mark.tsx'
import classes from './versions.module.css'

/** Why versions differ from those they were made from, in sentences: what optics says, and what is simply another value. */
export function Differences({ versions }: { readonly versions: readonly PrescriptionVersionView[] }) {
  const { t } = useLingui()
  const cells = useCellNames()
  const sentence = useReasons()
  const told = versions.flatMap((version) => {
    const origin = versions.find((one) => one.version === version.originVersion)
    return origin ? explainVersions(origin, version).map((explanation) => ({ explanation, from: origin.version, to: version.version })) : []
  })
  if (told.length === 0) return null
  return (
    <ul className={classes.differences} aria-label={t`Why the versions differ`}>
      {told.map(({ explanation, from, to }) => (
        <li key={`${to} ${explanation.eye} ${explanation.cells.join()}`}>
          <span>{from} → {to}</span> <EyeMark eye={explanation.eye} /> <b>{explanation.cells.map((cell) => cells[cell]).join(', ')}:</b> <span>{sentence(explanation)}</span>
        </li>
      ))}
    </ul>
  )
}

function useReasons(): (explanation: Explanation) => string {
  const { t } = useLingui()
  const reasons: Readonly<Record<Explanation['reason'], string>> = {
    transposed: t`the same lens in the other notation`, near: t`the power to read with: distance and addition`, middle: t`the power for the middle distance: distance and its addition`,
    vertex: t`compensated for the distance from the eye`, tilt: t`compensated for tilt and wrap`, 'vertex-and-tilt': t`compensated for distance from the eye, tilt and wrap`,
    rounded: t`rounded to the steps in which lenses are made`, measured: t`measured afterwards`, 'same-prism': t`the same prism, told by other parts`, changed: t`another value`,
  }
  return ({ reason, transposed, rounded }) => [reasons[reason], transposed && reason !== 'transposed' ? t`in the other notation` : null, rounded ? t`and rounded` : null].filter(Boolean).join(', ')
}
