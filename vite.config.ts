import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import babel from '@rolldown/plugin-babel'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const webRoot = fileURLToPath(new URL('./apps/web/', import.meta.url))

/**
 * Nothing is drawn before the entry has set language and colour scheme: no flash of the wrong one. A browser that does
 * not know the attribute shows an empty page for that moment instead. (An inline script would break our content policy.)
 */
const holdFirstPaint: Plugin = {
  name: 'lunette:hold-first-paint',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module" ', '<script type="module" blocking="render" '),
  },
}

/** Every browser that runs the rest reads woff2; the second format would double the built fonts. */
const woff2Only: Plugin = {
  name: 'lunette:woff2-only',
  enforce: 'pre',
  transform: {
    filter: { id: /@fontsource.*\.css/ },
    handler: (css) => css.replace(/,\s*url\([^)]*\.woff\)\s*format\((['"])woff\1\)/g, ''),
  },
}

const pdfJs = new URL('./node_modules/pdfjs-dist/', import.meta.url)
const { version: pdfVersion } = JSON.parse(readFileSync(new URL('package.json', pdfJs), 'utf8')) as { version: string }
/** Folders of pdf.js, and which files of theirs are needed. Scans are read by JavaScript: our content policy lets no WebAssembly run beside them. */
const pdfFolders: Readonly<Record<string, RegExp>> = { cmaps: /\.bcmap$|^LICENSE/, standard_fonts: /\.(pfb|ttf)$|^LICENSE/, wasm: /_nowasm_fallback\.js$|^LICENSE.*(JBIG2|OPENJPEG)/ }

/**
 * What a PDF makes the browser fetch by name while it is drawn: letters of fonts that it only names, tables of East Asian writing, readers of scans.
 * These names carry no hash, so the folder carries the version: files below /assets/ are kept for a year.
 */
const pdfParts: Plugin = {
  name: 'lunette:pdf-parts',
  generateBundle() {
    for (const [folder, needed] of Object.entries(pdfFolders)) {
      for (const name of readdirSync(new URL(`${folder}/`, pdfJs)).filter((one) => needed.test(one))) {
        this.emitFile({ type: 'asset', fileName: `assets/pdf-${pdfVersion}/${folder}/${name}`, source: readFileSync(new URL(`${folder}/${name}`, pdfJs)) })
      }
    }
  },
}

/** What turns our source into what browsers run; the tests use the same. */
export const webPlugins = () => [
  react(),
  // What browsers run may use the macros; server code cannot, for it is run as it is written.
  babel({ include: [/\/(web|ui)\/.*\.tsx?$/], exclude: [/\/node_modules\//, /\.d\.ts$/], plugins: ['@lingui/babel-plugin-lingui-macro'] }),
  woff2Only,
]

export default defineConfig({
  root: webRoot,
  plugins: [...webPlugins(), holdFirstPaint, pdfParts],
  // Zod tries whether it may make code of text; our content policy forbids it, and browsers report every try.
  define: { 'globalThis.__zod_globalConfig': JSON.stringify({ jitless: true }) },
  build: {
    outDir: fileURLToPath(new URL('./dist/web', import.meta.url)),
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'baseline-widely-available',
    // A file inlined as data: would need a wider content policy and could not be cached.
    assetsInlineLimit: 0,
    // Two libraries come whole or not at all, and only to a page that shows a chart or a PDF.
    chunkSizeWarningLimit: 520,
    rolldownOptions: {
      // A module's door re-exports pages' parts beside its page table: what the shell does not use of it must not come along.
      treeshake: { moduleSideEffects: [{ test: /\.css/, sideEffects: true }, { test: /\/modules\/[^/]+\/(web|domain)\//, sideEffects: false }] },
      input: ['index', 'sign-in', 'welcome', 'reset', 'tracking', 'api-docs'].map((page) => `${webRoot}${page}.html`),
    },
  },
  server: {
    proxy: { '/api': { target: process.env.LUNETTE_PUBLIC_URL ?? 'http://localhost:4100' } },
  },
})
