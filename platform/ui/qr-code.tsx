import { useEffect, useState } from 'react'
import classes from './qr-code.module.css'

/**
 * A text as a QR code, black on white in either scheme, for a phone to read from the screen. What draws it is fetched when
 * the first one is shown. `label` says what it leads to, for who cannot see it.
 */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly svg: string }>()
  useEffect(() => {
    let gone = false
    void import('bwip-js/generic').then(({ drawingSVG, qrcode }) => {
      if (!gone) setDrawn({ text, svg: qrcode({ bcid: 'qrcode', text }, drawingSVG()) })
    })
    return () => { gone = true }
  }, [text])
  const ready = drawn?.text === text
  return (
    <div className={classes.paper} aria-busy={!ready || undefined}>
      {ready && <img src={`data:image/svg+xml,${encodeURIComponent(drawn.svg)}`} alt={label} />}
    </div>
  )
}
