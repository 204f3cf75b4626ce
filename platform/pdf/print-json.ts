import { barcodeSvg, type Barcode } from './barcode.ts'
import { printable } from './printable.ts'

/**
 * Data as the JSON that a template reads with `json(bytes(sys.inputs.data))`: texts made printable, bytes as arrays of numbers (typst's `bytes()` takes them),
 * barcodes as SVG. Nothing is ever pasted into typst source, so no text can be read as markup.
 */
export function toPrintJson(data: object): string {
  return JSON.stringify(data, function (this: Record<string, unknown>, key, value: unknown) {
    // The holder's value: a Buffer has already been turned into something else by its own toJSON.
    const original = this[key]
    if (original instanceof Uint8Array) return Array.from(original)
    if (isBarcode(original)) return barcodeSvg(original)
    return typeof value === 'string' ? printable(value) : value
  })
}

function isBarcode(value: unknown): value is Barcode {
  return typeof value === 'object' && value !== null && 'barcode' in value && typeof value.barcode === 'string'
}
