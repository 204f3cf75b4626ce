import type { FoundCode, WorkerAnswer } from './aimed-at.ts'
import { ReaderMissing } from './camera-trouble.ts'

/** Finds codes in what a video shows: Code 128 and QR of our papers, the codes on goods. */
export interface CodeReader {
  readonly read: (video: HTMLVideoElement) => Promise<readonly FoundCode[]>
  readonly close: () => void
}

/** The browser's own reader of codes, which most do not have. Source: Shape Detection API. */
interface Detector { readonly detect: (source: HTMLVideoElement | ImageData) => Promise<readonly { readonly rawValue: string; readonly boundingBox: DOMRectReadOnly }[]> }
interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

const formats = ['code_128', 'qr_code', 'ean_13', 'upc_a', 'data_matrix']

/** The browser's reader where it reads everything, else our own beside the page. @throws {ReaderMissing} when neither comes */
export async function openCodeReader(): Promise<CodeReader> {
  return (await ownReader()) ?? workerReader()
}

async function ownReader(): Promise<CodeReader | null> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass }
  // A phone without its maker's services has the class and no format, or all of them and nobody who reads.
  const known = await BarcodeDetector?.getSupportedFormats().catch((): string[] => [])
  if (!BarcodeDetector || !formats.every((format) => known?.includes(format))) return null
  const detector = new BarcodeDetector({ formats })
  if (!await detector.detect(new ImageData(8, 8)).then(() => true, () => false)) return null
  return {
    read: async (video) => (await detector.detect(video)).map(({ rawValue, boundingBox: { x, y, width, height } }) => ({
      text: rawValue, x: (x + width / 2) / video.videoWidth, y: (y + height / 2) / video.videoHeight,
    })),
    close: () => undefined,
  }
}

function workerReader(): CodeReader {
  const worker = new Worker(new URL('./read-codes-worker.ts', import.meta.url), { type: 'module' })
  let broken = false
  let asked = Promise.withResolvers<readonly FoundCode[]>()
  const missing = () => {
    broken = true
    asked.reject(new ReaderMissing('the worker that reads codes does not run'))
  }
  // It may break before it was asked anything.
  asked.promise.catch(() => undefined)
  worker.addEventListener('error', missing)
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => (data ? asked.resolve(data) : missing()))
  return {
    read: async (video) => {
      const picture = await createImageBitmap(video)
      if (broken) return asked.promise
      asked = Promise.withResolvers()
      worker.postMessage(picture, [picture])
      return asked.promise
    },
    close: () => worker.terminate(),
  }
}
