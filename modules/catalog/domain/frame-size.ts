import { decimalText } from './decimal-text.ts'

/** The size as it stands on a frame, `52□18–140`: width, bridge, temple, from hundredths of a millimetre; what is unknown is left out. */
export function frameSize({ a, dbl, temple }: { readonly a: number | null; readonly dbl: number | null; readonly temple: number | null }): string {
  const front = [a, dbl].filter((length) => length !== null).map((length) => decimalText(length, 2)).join('□')
  return [front, temple === null ? '' : decimalText(temple, 2)].filter(Boolean).join('–')
}
