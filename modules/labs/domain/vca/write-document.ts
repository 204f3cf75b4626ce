import { bytesOfText } from './bytes.ts'
import type { VcaDocument } from './document.ts'

/** The bytes of the file: the same as were read, for every line is kept as it stood. */
export const writeDocument = ({ lines }: VcaDocument): Uint8Array => bytesOfText(lines.map(({ raw, end }) => raw + end).join(''))
