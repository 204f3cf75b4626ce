/** A trace of one machine or one workshop in a file that strangers will read. */
export type Trace = { path: string; line: number; text: string; why: string }

const before = String.raw`(?:^|[\s"'\x60(=:,])`

const traces: readonly { pattern: RegExp; why: string }[] = [
  { pattern: new RegExp(`${before}/(work|root)/`), why: 'a folder of one machine' },
  { pattern: new RegExp(`${before}/tmp(/|$|["'\`])`), why: 'take os.tmpdir() and mkdtemp, not a fixed folder' },
  { pattern: /\/(home|Users)\/[\w.-]+\//, why: 'the home of one person' },
  { pattern: /https?:\/\/[^\s"'/]*(registry|artifactory|nexus|verdaccio|npmmirror)/i, why: 'a package registry; npm knows its own' },
  { pattern: /"resolved":/, why: 'a download address in the lockfile; run scripts/trim-lock.mjs' },
]

/** Papers are written in capitals: ARCHITECTURE.md. One that a reader cannot open explains nothing. */
const paper = /\b([A-Z]{2,}\.md)\b/g

/** Every trace in a text, with its line counted from 1. `papers` are the file names in capitals that the repository has. */
export function findTraces(path: string, text: string, papers: ReadonlySet<string>): Trace[] {
  return text.split('\n').flatMap((line, index) => {
    const at = { path, line: index + 1, text: line.trim().slice(0, 120) }
    const missing = [...line.matchAll(paper)].filter(([name]) => !papers.has(name))
    return [
      ...traces.filter(({ pattern }) => pattern.test(line)).map(({ why }) => ({ ...at, why })),
      ...missing.map(([name]) => ({ ...at, why: `${name} is not in this repository; write the reason itself` })),
    ]
  })
}

/** Judges files by path; `read` gives the text of one. Pictures, fonts and archives are not read, nor this gate, which spells what it looks for. */
export function findTracesIn(paths: readonly string[], read: (path: string) => string): Trace[] {
  const papers = new Set(paths.map((path) => path.split('/').at(-1) ?? ''))
  const readable = paths.filter((path) => !/\.(png|jpe?g|webp|ico|woff2?|ttf|otf|pdf|zip|gz|wasm)$/.test(path) && !path.startsWith('scripts/check/machine-text'))
  return readable.flatMap((path) => findTraces(path, read(path), papers))
}

/** One line for people. */
export const describeTrace = ({ path, line, why, text }: Trace): string => `${path}:${line} ${why}: ${text}`
