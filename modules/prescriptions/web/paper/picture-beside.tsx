import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Paper } from './paper.ts'
import { PaperWindow } from './paper-window.tsx'

/** A photo or scan that the browser itself shows. */
export function PictureBeside({ paper: { name, src } }: { readonly paper: Paper }) {
  const { t } = useLingui()
  const [broken, setBroken] = useState(false)
  return (
    <PaperWindow name={name}>
      {({ size, turns }) => (broken
        ? <p><Trans>This picture cannot be shown here. Open it on the device it came from.</Trans></p>
        : <img src={src} alt={t`Photo of the paper ${name}`} data-turns={turns} style={{ inlineSize: `${size * 100}%`, rotate: `${turns * 90}deg` }} onError={() => setBroken(true)} />)}
    </PaperWindow>
  )
}
