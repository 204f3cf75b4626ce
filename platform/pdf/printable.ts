// Control characters have no glyph; U+202A-202E and U+2066-2069 would turn the reading direction of what stands beside them, an amount for instance.
const unprintable = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu

/** The text as paper can carry it: line ends as LF, a space for each tab, no control or direction-override characters, no half surrogates. */
export function printable(text: string): string {
  return text.toWellFormed().split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.replaceAll('\t', ' ').replace(unprintable, '')).join('\n')
}
