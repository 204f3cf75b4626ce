import { Trans } from '@lingui/react/macro'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { eyes, judgeEye, type BothEyes } from '../domain/index.ts'
import classes from './prescription-form.module.css'

/** What a row still lacks, said beside it and never in a dialog. */
export function Missing({ entry }: { readonly entry: BothEyes }) {
  const refused = eyes.flatMap((eye) => judgeEye(entry[eye], 'prescribed').map(({ refusal }) => ({ eye, refusal })))
  const lacks = (eye: 'right' | 'left', refusal: string) => refused.some((one) => one.eye === eye && one.refusal === refusal)
  return (
    <ul className={classes.missing}>
      {lacks('right', 'axis-missing') && <li><WarningMark /><Trans>The right eye has a cylinder but no axis. Type the axis.</Trans></li>}
      {lacks('left', 'axis-missing') && <li><WarningMark /><Trans>The left eye has a cylinder but no axis. Type the axis.</Trans></li>}
      {lacks('right', 'base-missing') && <li><WarningMark /><Trans>The right eye has a prism but no base. Type in, out, up or down.</Trans></li>}
      {lacks('left', 'base-missing') && <li><WarningMark /><Trans>The left eye has a prism but no base. Type in, out, up or down.</Trans></li>}
    </ul>
  )
}
