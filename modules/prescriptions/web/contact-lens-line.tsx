import { Trans } from '@lingui/react/macro'
import type { PrescriptionVersionView } from '../contract.ts'
import { eyes } from '../domain/index.ts'
import { useModalityNames } from './cell-names.ts'
import { EyeMark } from './eye-mark.tsx'
import classes from './contact-lenses.module.css'

/** Which contact lens each eye has, under its numbers. */
export function ContactLensLine({ lenses }: { readonly lenses: NonNullable<PrescriptionVersionView['contactLenses']> }) {
  const names = useModalityNames()
  return (
    <ul className={classes.line}>
      {eyes.map((eye) => {
        const { brand, modality } = lenses[eye]
        return <li key={eye}><EyeMark eye={eye} /> {[brand, modality && names[modality]].filter(Boolean).join(' · ') || <Trans>no lens said</Trans>}</li>
      })}
    </ul>
  )
}
