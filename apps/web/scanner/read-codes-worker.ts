import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { WorkerAnswer } from './aimed-at.ts'

/** Reads codes beside the page: its answer has a content policy of its own, the only one here that lets WebAssembly run. */
declare const self: DedicatedWorkerGlobalScope

// From us: left alone, the library would fetch it from a host of others.
prepareZXingModule({ overrides: { locateFile: () => wasm } })

const canvas = new OffscreenCanvas(1, 1)
const context = canvas.getContext('2d', { willReadFrequently: true })

self.addEventListener('message', ({ data: picture }: MessageEvent<ImageBitmap>) => {
  void read(picture).catch((): WorkerAnswer => null).then((answer) => self.postMessage(answer, []))
})

async function read(picture: ImageBitmap): Promise<WorkerAnswer> {
  const { width, height } = picture
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  context?.drawImage(picture, 0, 0)
  picture.close()
  const pixels = context?.getImageData(0, 0, width, height)
  if (!pixels) return null
  const found = await readBarcodes(pixels, { formats: ['Code128', 'QRCode', 'EAN13', 'UPCA', 'DataMatrix'], textMode: 'Plain' })
  return found.map(({ text, position: { topLeft, bottomRight } }) => ({ text, x: (topLeft.x + bottomRight.x) / 2 / width, y: (topLeft.y + bottomRight.y) / 2 / height }))
}
