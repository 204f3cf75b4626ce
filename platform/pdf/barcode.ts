import { drawingSVG, qrcode } from 'bwip-js/generic'
import { code128Svg } from './code128.ts'

/**
 * QR code of a text as SVG: no quiet zone (the page leaves four modules of white), error correction at least M, which survives a fold or a stain. Source: ISO/IEC 18004.
 * @throws {Error} for an empty text and for one over the 2331 bytes that such a code holds
 */
export function qrSvg(text: string): string {
  return qrcode({ bcid: 'qrcode', text }, drawingSVG())
}

/** A barcode in the data of a paper, drawn where the paper is set: drawing leaves some 100 MB of compiled code behind, which the server must not carry. */
export interface Barcode {
  readonly barcode: 'code128' | 'qr'
  readonly text: string
}

/** The barcode as SVG. */
export function barcodeSvg({ barcode, text }: Barcode): string {
  return barcode === 'qr' ? qrSvg(text) : code128Svg(text)
}
