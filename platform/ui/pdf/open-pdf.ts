import { AnnotationMode, getDocument, OPS, PasswordException, PDFWorker, VerbosityLevel, version } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
// An address, as Vite answers it; the linter sees the script behind it.
// oxlint-disable-next-line import/default
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { PdfTrouble } from './pdf-trouble.ts'
import { pixelsOf } from './pixels-of.ts'

// The build for browsers of some years: a shop's tablet is not replaced for a PDF. Only what is fetched when a PDF is shown imports this file.

/** As long as a call to our server waits; a scan of A4 in JPEG 2000 takes a slow tablet a third of that. */
const PATIENCE_MS = 30_000
/** An A3 scan at 600 dpi has 70 million; what is larger was made to fill the memory. */
const MOST_IMAGE_PIXELS = 100_000_000
/** What a larger picture is made smaller to before it reaches the page, at 4 bytes a pixel. */
const MOST_IMAGE_BYTES = 64_000_000

/** Where the build lays what is fetched by name: fonts, tables of East Asian writing, readers of scans (vite.config.ts). */
const parts = (folder: string): string => new URL(`/assets/pdf-${version}/${folder}/`, location.href).href

/** A page as a picture. */
export interface DrawnPage {
  readonly canvas: HTMLCanvasElement
  /** False: something of the page could not be drawn, so that a figure may be missing in the picture. */
  readonly whole: boolean
}

export interface PageLook {
  /** From 1. */
  readonly page: number
  /** Width that is wanted, in pixels of the screen. */
  readonly width: number
  /** Quarter turns clockwise. */
  readonly turns: number
}

export interface OpenPdf {
  readonly pages: number
  /** Draws one page. @throws {PdfTrouble}; or the signal's reason when it was given up */
  readonly draw: (look: PageLook, signal: AbortSignal) => Promise<DrawnPage>
  readonly close: () => void
}

interface Reading {
  readonly document: Promise<PDFDocumentProxy>
  /** How often the worker broke off in the middle of a page so far. */
  readonly breaks: () => number
  readonly close: () => void
}

/**
 * Opens a PDF that somebody brought, to draw its pages as pictures: no script, form or link of it becomes part of our page, only its pixels.
 * It is read in a worker, which is ended when it takes too long. @throws {PdfTrouble}
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const exact = readPdf(bytes.slice(), true)
  let forgiving: Reading | null = null
  const { numPages } = await exact.document
  return {
    pages: numPages,
    draw: async (look, signal) => {
      try {
        return await drawPage(exact, look, signal)
      } catch (error) {
        if (signal.aborted || (error instanceof PdfTrouble && error.kind === 'slow')) throw error
        // Drawn with what can be read of it, and said to be so: half a page must not look like a whole one.
        forgiving ??= readPdf(bytes.slice(), false)
        return { ...await drawPage(forgiving, look, signal), whole: false }
      }
    },
    close: () => {
      exact.close()
      forgiving?.close()
    },
  }
}

function readPdf(data: Uint8Array, stopAtErrors: boolean): Reading {
  // A worker of our own: left alone, the library would go on in the page itself where none starts.
  const thread = new Worker(workerAddress, { type: 'module' })
  const missing = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new PdfTrouble('missing')))
  })
  let broken = 0
  // The library draws what had come of a page by then, and calls it done: whether it broke off is only in the worker's own words.
  thread.addEventListener('message', ({ data: told }: MessageEvent<unknown>) => {
    if (typeof told === 'object' && told !== null && 'stream' in told && 'reason' in told) broken += 1
  })
  const loading = getDocument({
    data, worker: PDFWorker.create({ port: thread, verbosity: VerbosityLevel.ERRORS }), stopAtErrors, verbosity: VerbosityLevel.ERRORS,
    // The content policy lets no WebAssembly run here; the same readers of scans come as JavaScript.
    useWasm: false, enableXfa: false, disableWorkerRendering: true, maxImageSize: MOST_IMAGE_PIXELS, canvasMaxAreaInBytes: MOST_IMAGE_BYTES,
    cMapUrl: parts('cmaps'), standardFontDataUrl: parts('standard_fonts'), wasmUrl: parts('wasm'),
  })
  const close = () => {
    const end = () => thread.terminate()
    // In peace it takes its fonts back from the page; one that hangs does not answer.
    void loading.destroy().then(end, end)
    setTimeout(end, 1_000)
  }
  const document = inTime(Promise.race([loading.promise, missing])).catch((error: unknown) => {
    close()
    throw error instanceof PdfTrouble ? error : new PdfTrouble(error instanceof PasswordException ? 'locked' : 'broken', error)
  })
  return { document, breaks: () => broken, close }
}

async function drawPage(reading: Reading, look: PageLook, signal: AbortSignal): Promise<DrawnPage> {
  try {
    return await inTime((async () => {
      const page = await (await reading.document).getPage(look.page)
      signal.throwIfAborted()
      const before = reading.breaks()
      const drawn = await paint(page, look, signal)
      if (reading.breaks() > before) throw new PdfTrouble('broken')
      return drawn
    })())
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof PdfTrouble && error.kind === 'slow') reading.close()
    throw error instanceof PdfTrouble ? error : new PdfTrouble('broken', error)
  }
}

async function paint(page: PDFPageProxy, { width, turns }: PageLook, signal: AbortSignal): Promise<DrawnPage> {
  const rotation = (page.rotate + turns * 90) % 360
  const asWritten = page.getViewport({ scale: 1, rotation })
  const viewport = page.getViewport({ scale: pixelsOf(asWritten, width) / asWritten.width, rotation })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  let whole = true
  const task = page.render({
    canvas, viewport,
    // What was filled into a form, or stamped on, is part of the paper; links have nothing to draw.
    annotationMode: AnnotationMode.ENABLE,
    operationsFilter: (at, { fnArray, argsArray }) => {
      whole &&= hasCome(page, fnArray[at], argsArray[at]?.[0])
      return true
    },
  })
  const stop = () => task.cancel()
  signal.addEventListener('abort', stop)
  try {
    await task.promise
  } finally {
    signal.removeEventListener('abort', stop)
    page.cleanup()
  }
  return { canvas, whole }
}

/** Whether the picture or the font that is drawn with next could be read; with one that could not, nothing is drawn, without a word. */
function hasCome(page: PDFPageProxy, operation: number | undefined, name: unknown): boolean {
  if (typeof name !== 'string') return true
  if (operation === OPS.paintImageXObject || operation === OPS.paintImageXObjectRepeat) {
    const objects = name.startsWith('g_') ? page.commonObjs : page.objs
    return objects.has(name) && objects.get(name) !== null
  }
  if (operation !== OPS.setFont) return true
  // In place of a font that failed stands what was wrong with it.
  const font: unknown = page.commonObjs.has(name) && page.commonObjs.get(name)
  return typeof font === 'object' && font !== null && !(font instanceof Error)
}

/** @throws {PdfTrouble} when it takes too long on a page that is looked at: browsers draw nothing on one in the background */
async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const wait = () => setTimeout(() => {
    if (document.hidden) timer = wait()
    else reject(new PdfTrouble('slow'))
  }, PATIENCE_MS)
  let timer = wait()
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
