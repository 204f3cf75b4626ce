import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { PdfTrouble, type PdfTroubleKind } from '#platform/ui/pdf/pdf-trouble'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { inOwnReader } from './in-own-reader.ts'
import classes from './paper-beside.module.css'
import { PaperWindow } from './paper-window.tsx'
import type { Paper } from './paper.ts'
import { PdfPage } from './pdf-page.tsx'
import { usePdf } from './use-pdf.ts'

/** A paper has a front and a back; of a book that somebody hung there the beginning is shown. */
const MOST_PAGES = 40

/** A PDF beside the form, page by page, as pictures; the device's own reader stays one press away. */
export function PdfBeside({ paper }: { readonly paper: Paper }) {
  const [tries, setTries] = useState(0)
  return <Attempt key={tries} paper={paper} onAgain={() => setTries(tries + 1)} />
}

function Attempt({ paper, onAgain }: { readonly paper: Paper; readonly onAgain: () => void }) {
  const { pdf, trouble, onTrouble } = usePdf(paper)
  const [page, setPage] = useState(1)
  const [whole, setWhole] = useState(true)
  const total = pdf?.pages ?? 1
  const count = Math.min(total, MOST_PAGES)
  const reader = <a {...inOwnReader(paper)}><Trans>Open in the device's reader</Trans></a>
  if (trouble && !(trouble instanceof PdfTrouble)) return <ProblemOf problem={trouble} ways={<><Button variant="filled" onClick={onAgain}><Trans>Try again</Trans></Button>{reader}</>} />
  if (trouble instanceof PdfTrouble) {
    return (
      <div className={classes.trouble} role="alert">
        <TroubleText kind={trouble.kind} />
        {(trouble.kind === 'slow' || trouble.kind === 'missing') && <Button size="xs" onClick={onAgain}><Trans>Try again</Trans></Button>}
        {reader}
      </div>
    )
  }
  return (
    <PaperWindow
      name={paper.name} pages={{ at: page, of: count, onTurn: setPage }}
      above={!whole && <p className={classes.partly} role="status"><WarningMark size={15} /> <Trans>Something on this page could not be drawn. Compare it in the device's reader.</Trans></p>}
      under={<>{total > count && <span><Trans>The first {count} of {total} pages are shown.</Trans></span>}{reader}</>}
    >
      {(look) => <PdfPage pdf={pdf} name={paper.name} page={page} onDrawn={setWhole} onTrouble={onTrouble} {...look} />}
    </PaperWindow>
  )
}

function TroubleText({ kind }: { readonly kind: PdfTroubleKind }) {
  switch (kind) {
    case 'locked': return <p><Trans>This PDF opens only with its password. It cannot be shown beside the form.</Trans></p>
    case 'broken': return <p><Trans>This PDF cannot be read here. It may be damaged.</Trans></p>
    case 'slow': return <p><Trans>This PDF takes too long to draw here. It may be very large.</Trans></p>
    case 'missing': return <p><Trans>What draws a PDF did not come to this device. Nothing is lost.</Trans></p>
  }
}
