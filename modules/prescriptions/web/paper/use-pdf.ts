import { useCallback, useEffect, useState } from 'react'
import { fetchFile } from '#platform/ui/api/fetch-file'
import type { DrawnPage, OpenPdf, PageLook } from '#platform/ui/pdf/open-pdf'
import { PdfTrouble } from '#platform/ui/pdf/pdf-trouble'
import type { Paper } from './paper.ts'

/** A PDF while it is shown. Its bytes are health data: fetched once, held in memory, let go with the panel. */
interface ShownPdf {
  readonly pdf: OpenPdf | null
  /** A refusal of the API, or a PdfTrouble. */
  readonly trouble: unknown
  readonly onTrouble: (trouble: unknown) => void
}

/** Opens a paper that is a PDF, with what draws it, which no page brings along. */
export function usePdf({ src, file }: Paper): ShownPdf {
  const [state, setState] = useState<Pick<ShownPdf, 'pdf' | 'trouble'>>({ pdf: null, trouble: null })
  useEffect(() => {
    const leave = new AbortController()
    let close = (): void => undefined
    const open = async () => {
      const drawing = import('#platform/ui/pdf/open-pdf').catch((cause: unknown) => {
        throw new PdfTrouble('missing', cause)
      })
      // Both are under way at once; whichever fails first is said.
      const [{ openPdf }, bytes] = await Promise.all([drawing, file ? file.arrayBuffer() : fetchFile(src, { signal: leave.signal }).then((answer) => answer.arrayBuffer())])
      if (leave.signal.aborted) return
      const pdf = await openPdf(new Uint8Array(bytes))
      if (leave.signal.aborted) return pdf.close()
      close = pdf.close
      setState({ pdf, trouble: null })
    }
    void open().catch((trouble: unknown) => {
      if (!leave.signal.aborted) setState({ pdf: null, trouble })
    })
    return () => {
      leave.abort()
      close()
    }
  }, [src, file])
  const onTrouble = useCallback((trouble: unknown) => setState({ pdf: null, trouble }), [])
  return { ...state, onTrouble }
}

/** One page as a picture, drawn anew for another look; the last picture stays until the next is ready. */
export function useDrawnPage(pdf: OpenPdf | null, { page, width, turns }: PageLook, onTrouble: (trouble: unknown) => void): { readonly drawn: DrawnPage | null; readonly busy: boolean } {
  const [state, setState] = useState<{ readonly drawn: DrawnPage; readonly of: string } | null>(null)
  const of = `${page} ${width} ${turns}`
  useEffect(() => {
    if (!pdf || width === 0) return
    const leave = new AbortController()
    pdf.draw({ page, width, turns }, leave.signal).then(
      (drawn) => { if (!leave.signal.aborted) setState({ drawn, of }) },
      (trouble: unknown) => { if (!leave.signal.aborted) onTrouble(trouble) },
    )
    return () => leave.abort()
  }, [pdf, page, width, turns, of, onTrouble])
  return { drawn: state?.drawn ?? null, busy: state?.of !== of }
}
