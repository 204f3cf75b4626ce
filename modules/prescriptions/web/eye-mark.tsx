import { useLingui } from '@lingui/react/macro'
import classes from './eye-mark.module.css'

/** R is a filled disc, L a ring: the eyes are told apart by shape, never by colour. */
export function EyeMark({ eye }: { readonly eye: 'right' | 'left' }) {
  const { t } = useLingui()
  return (
    <span className={classes.eye} data-eye={eye} role="img" aria-label={eye === 'right' ? t`right eye` : t`left eye`}>
      <span aria-hidden="true">{eye === 'right' ? t({ context: 'right eye, one letter', message: 'R' }) : t({ context: 'left eye, one letter', message: 'L' })}</span>
    </span>
  )
}
