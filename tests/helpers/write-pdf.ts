/** A page of a PDF made here: lines of text in a font that the file only names, or brings along without a letter in it; or a scan that fills the sheet. */
export type PdfPage = { readonly text: readonly string[]; readonly font?: 'named' | 'empty' } | { readonly scan: { readonly filter: 'JBIG2Decode' | 'JPXDecode'; readonly bytes: Buffer; readonly side: number; readonly bits: number } }

/** Writes a small PDF by the letter of ISO 32000-1; `locked` with a password that nobody knows. */
export function writePdf(pages: readonly PdfPage[], { locked = false } = {}): Buffer {
  const objects: Buffer[] = []
  const add = (text: string, stream?: Buffer): number => {
    objects.push(stream ? Buffer.concat([Buffer.from(`${text.replace(/>>$/, ` /Length ${stream.length} >>`)}\nstream\n`), stream, Buffer.from('\nendstream')]) : Buffer.from(text))
    return objects.length
  }
  const catalogue = add('<< /Type /Catalog /Pages 2 0 R >>')
  add('')
  const named = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>')
  const kids = pages.map((page) => {
    const scan = 'scan' in page && add(`<< /Type /XObject /Subtype /Image /Width ${page.scan.side} /Height ${page.scan.side} /BitsPerComponent ${page.scan.bits} /ColorSpace /DeviceGray /Filter /${page.scan.filter} >>`, page.scan.bytes)
    const content = 'scan' in page ? 'q 595 0 0 842 0 0 cm /Im0 Do Q' : `BT /F0 30 Tf 36 TL 60 760 Td ${page.text.map((line) => `(${line}) Tj T*`).join(' ')} ET`
    const font = 'font' in page && page.font === 'empty'
      ? add(`<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Optima /FirstChar 32 /LastChar 33 /Widths [500 500] /FontDescriptor ${add(`<< /Type /FontDescriptor /FontName /ABCDEF+Optima /Flags 32 /FontBBox [0 0 1000 1000] /FontFile3 ${add('<< /Subtype /Type1C >>', Buffer.alloc(0))} 0 R >>`)} 0 R >>`)
      : named
    const drawn = add('<< >>', Buffer.from(content))
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F0 ${font} 0 R >>${scan ? ` /XObject << /Im0 ${scan} 0 R >>` : ''} >> /Contents ${drawn} 0 R >>`)
  })
  objects[1] = Buffer.from(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  const unknown = 'ab'.repeat(32)
  const encrypt = locked ? ` /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${unknown}> /U <${unknown}> >>`)} 0 R /ID [<${unknown}> <${unknown}>]` : ''
  const parts = [Buffer.from('%PDF-1.7\n')]
  const at: number[] = []
  let size = parts[0]!.length
  for (const [index, object] of objects.entries()) {
    at.push(size)
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(whole)
    size += whole.length
  }
  const offsets = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.concat([...parts, Buffer.from(`xref\n0 ${at.length + 1}\n0000000000 65535 f \n${offsets}trailer\n<< /Size ${at.length + 1} /Root ${catalogue} 0 R${encrypt} >>\nstartxref\n${size}\n%%EOF\n`)])
}

const bytesOf = (...parts: readonly (number | readonly number[])[]): number[] => parts.flat()
const four = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)

/**
 * A scan as copiers write it: 48 × 48 dots, a black bar from 16 to 32 across and 8 to 40 down, one generic region of JBIG2 in MMR coding.
 * Sources: ITU-T T.88 (segments of an embedded stream), ITU-T T.6 (codes).
 */
export function aJbig2Scan(): Buffer {
  const side = 48
  // A row like the one above is V0 to its end; the bar begins with white 16 (101010) and black 16 (0000010111) as they are (H), and ends with a pass.
  const rows = ['1'.repeat(8), '00110101000000101111', '111'.repeat(31), '00011', '1'.repeat(7), '000000000001'.repeat(2)].join('')
  const coded = (rows.match(/.{1,8}/g) ?? []).map((bits) => Number.parseInt(bits.padEnd(8, '0'), 2))
  const segment = (number: number, type: number, data: readonly number[]): number[] => bytesOf(four(number), type, 0, 1, four(data.length), data)
  const page = bytesOf(four(side), four(side), four(0), four(0), 0, 0, 0)
  const region = bytesOf(four(side), four(side), four(0), four(0), 0, 1, coded)
  return Buffer.from(bytesOf(segment(0, 48, page), segment(1, 38, region)))
}

/** The same picture in JPEG 2000, coded without loss by OpenJPEG. */
export const aJpxScan = (): Buffer => Buffer.from('/0//UQApAAAAAAAwAAAAMAAAAAAAAAAAAAAAMAAAADAAAAAAAAAAAAABBwEB/1IADAAAAAEAAAQEAAH/XAAEQED/ZAAlAAFDcmVhdGVkIGJ5IE9wZW5KUEVHIHZlcnNpb24gMi41LjD/kAAKAAAAAAInAAH/k9+HQqDIYoDSS66g1UNfePI63fUZkuE9d8YY+UjAoPFHyW9vpzAGXaIAAAAABhIS/1WvjWAAAAAAMJCX+qu4AAAAMJCLMIGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS/8YAAAAAAABhIRRA4wkJeGjoAAYSEaoUMJCXho6AAGEhGqFDCQl4aOgABhIRqhQwkJeGjoAAYSEaoUMJCXho6AAGEhGqFDCQl4aOgABhIRqhQwkJeGjoAAYSEaoUMJCX/mAAAAAAAAYSEUQOMJCXho6AAGEhGqFDCQl4aOgABhIRqhQwkJeGjoAAYSEaoUMJCXho6AAGEhGqFDCQl4aOgABhIRqhQwkJeGjoAAYSEaoUMJCXho6AAGEhGqFDCQl/0wAAAAAAADCQiiBxhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEv/MAAAAAAAAwkIogcYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhLw0dAADCQjVChhIS8NHQAAwkI1QoYSEvDR0AAMJCNUKGEhL/f//Z', 'base64')
