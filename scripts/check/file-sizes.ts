/** Lines a file may have before it is named, and before it is refused: files named by a noun grow, files named by a verb stay small. */
const NAMED_OVER = 300
const REFUSED_OVER = 400

/** Files that may be longer, each with the reason. */
const mayBeLonger: Readonly<Record<string, string>> = {}

/** Sizes in lines: the median, the files over 300 lines (longest first) and those over 400 that have no reason. */
export type FileSizes = { files: number; median: number; long: { path: string; lines: number }[]; refused: string[] }

/** Measures source texts by path. */
export function measureFiles(sources: ReadonlyMap<string, string>, allowed: Readonly<Record<string, string>> = mayBeLonger): FileSizes {
  const sizes = [...sources].map(([path, text]) => ({ path, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0) })).toSorted((a, b) => b.lines - a.lines)
  return {
    files: sizes.length,
    median: sizes[Math.floor(sizes.length / 2)]?.lines ?? 0,
    long: sizes.filter((size) => size.lines > NAMED_OVER),
    refused: sizes.filter((size) => size.lines > REFUSED_OVER && !(size.path in allowed)).map((size) => size.path),
  }
}
