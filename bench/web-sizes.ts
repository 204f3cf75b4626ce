import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { languages } from '#kernel/languages'

/** One entry of the web build as a browser first loads it: gzip bytes of JavaScript and CSS, what is fetched on demand left out. */
export interface EntrySize {
  readonly entry: string
  readonly js: number
  readonly css: number
  /** Texts of the longest language that come beside the first page's code. The first screen waits for both; like that code they are told apart. */
  readonly pageTexts: number
  readonly jsLimit: number
  readonly cssLimit: number
}

interface ManifestChunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const kB = 1000
/** Bytes an entry may cost: the staff shell, and pages for people who are not signed in (a phone on a slow line). */
const limits: Readonly<Record<string, readonly [js: number, css: number]>> = {
  'index.html': [220 * kB, 40 * kB],
  'sign-in.html': [60 * kB, 40 * kB],
  'welcome.html': [60 * kB, 40 * kB],
  'reset.html': [60 * kB, 40 * kB],
}

/** The sizes of every entry of a finished build in `dist`, with the texts of one language that it loads at once. */
export async function webSizes(dist: string): Promise<EntrySize[]> {
  const manifest = JSON.parse(await readFile(join(dist, 'manifest.json'), 'utf8')) as Record<string, ManifestChunk>
  const gzipped = new Map<string, number>()
  const sizeOf = async (file: string): Promise<number> => {
    const known = gzipped.get(file)
    if (known !== undefined) return known
    const size = gzipSync(await readFile(join(dist, file)), { level: 9 }).length
    gzipped.set(file, size)
    return size
  }
  const sumOf = async (files: Iterable<string>): Promise<number> => {
    let sum = 0
    for (const file of files) sum += await sizeOf(file)
    return sum
  }
  // The longest of the four languages, so that no reader pays more than what is judged.
  const longestOf = async (catalogue: string): Promise<number> => {
    const compiled = Object.keys(manifest).filter((name) => name.endsWith(`/${catalogue}.ts`) && name.includes('locales/'))
    if (compiled.length !== languages.length) throw new Error(`the build has no texts called ${catalogue}`)
    return Math.max(...(await Promise.all(compiled.map((name) => sizeOf(manifest[name]!.file)))))
  }
  const sizes: EntrySize[] = []
  for (const [entry, [jsLimit, cssLimit]] of Object.entries(limits)) {
    const js = new Set<string>()
    const css = new Set<string>()
    const visit = (name: string) => {
      const chunk = manifest[name]
      if (!chunk) throw new Error(`the build has no ${name}; run: vite build`)
      if (js.has(chunk.file)) return
      js.add(chunk.file)
      for (const style of chunk.css ?? []) css.add(style)
      for (const next of chunk.imports ?? []) visit(next)
    }
    visit(entry)
    const isShell = entry === 'index.html'
    const texts = await longestOf(isShell ? 'shell' : 'entrance')
    sizes.push({ entry, js: (await sumOf(js)) + texts, css: await sumOf(css), pageTexts: isShell ? await longestOf('pages') : 0, jsLimit, cssLimit })
  }
  return sizes
}

/** One line per entry, for people. */
const sayEntrySize = ({ entry, js, css, pageTexts, jsLimit, cssLimit }: EntrySize): string => {
  const part = (name: string, size: number, limit: number) => `${name} ${(size / kB).toFixed(1)} of ${limit / kB} kB${size > limit ? '  TOO LARGE' : ''}`
  return `${entry.padEnd(14)} ${part('js', js, jsLimit)}, ${part('css', css, cssLimit)}${pageTexts > 0 ? `; beside the first page: ${(pageTexts / kB).toFixed(1)} kB of texts` : ''}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const sizes = await webSizes(process.argv[2] ?? 'dist/web')
  for (const size of sizes) console.log(sayEntrySize(size))
  if (sizes.some(({ js, css, jsLimit, cssLimit }) => js > jsLimit || css > cssLimit)) process.exitCode = 1
}
