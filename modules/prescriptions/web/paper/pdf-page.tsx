import { Trans, useLingui } from '@lingui/react/macro'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { Loading } from '#platform/ui/loading.tsx'
import type { OpenPdf } from '#platform/ui/pdf/open-pdf'
import classes from './paper-beside.module.css'
import type { PaperLook } from './paper-window.tsx'
import { useDrawnPage } from './use-pdf.ts'

/** A window that is a little wider wants no new picture: a scroll bar that comes or goes would have each page drawn twice. */
const STEP_PX = 64

export interface PdfPageProps extends PaperLook {
  /** Null while it is being opened. */
  readonly pdf: OpenPdf | null
  readonly name: string
  readonly page: number
  /** Told of each picture whether the whole page is in it. Stable, like the next. */
  readonly onDrawn: (whole: boolean) => void
  readonly onTrouble: (trouble: unknown) => void
}

/** One page of a PDF, as sharp as the screen. */
export function PdfPage({ pdf, name, page, size, turns, onDrawn, onTrouble }: PdfPageProps) {
  const { t } = useLingui()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const place = useRef<HTMLDivElement>(null)
  const { drawn, busy } = useDrawnPage(pdf, { page, turns, width: Math.ceil(width * devicePixelRatio / STEP_PX) * STEP_PX }, onTrouble)
  useEffect(() => {
    if (!drawn) return
    place.current?.replaceChildren(drawn.canvas)
    onDrawn(drawn.whole)
  }, [drawn, onDrawn])
  return (
    <div ref={ref} className={classes.page} style={{ inlineSize: `${size * 100}%` }} aria-busy={busy}>
      {!drawn && <Loading label={t`Opening the paper`}><p><Trans>Opening the paper</Trans></p></Loading>}
      <div ref={place} role="img" aria-label={t`Page ${page} of the paper ${name}`} hidden={!drawn} />
    </div>
  )
}
