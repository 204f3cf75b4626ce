import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** What the only code in a picture says, as a phone reads it from a screen. `picture` is a PNG. @throws {Error} when there is none or more than one */
export async function readPicture(picture: Uint8Array): Promise<string> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } })
  const found = await readBarcodes(picture, { formats: ['QRCode'] })
  if (found.length !== 1) throw new Error(`the picture has ${found.length} codes`)
  return found[0]!.text
}
