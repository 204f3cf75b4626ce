import { useLingui } from '@lingui/react/macro'
import classes from './eye-mark.module.css'
import { useEyeLetters } from './use-eye-letters.ts'

/** The right eye is a filled disc, the left a ring: they are told apart by shape, never by colour. */
export function EyeMark({ eye }: { readonly eye: 'right' | 'left' }) {
  const { t } = useLingui()
  const letters = useEyeLetters()
  return (
    <span className={classes.eye} data-eye={eye} role="img" aria-label={eye === 'right' ? t`right eye` : t`left eye`}>
      <span aria-hidden="true">{letters[eye]}</span>
    </span>
  )
}
