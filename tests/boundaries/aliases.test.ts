import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repositoryFiles, repositoryRoot } from './repository-files.ts'
import { resolveImport } from './resolve-import.ts'

const { imports } = JSON.parse(readFileSync(join(repositoryRoot, 'package.json'), 'utf8')) as { imports: Record<string, string> }
const files = repositoryFiles()

/** For every alias one import that some file of the repository answers: `#kernel/money` for `#kernel/*`. */
const examples = Object.entries(imports).flatMap(([alias, target]) => {
  const [head = '', tail = ''] = target.replace(/^\.\//, '').split('*')
  const file = files.find((path) => path.startsWith(head) && path.endsWith(tail) && path.length > head.length + tail.length && !/[.]d[.]ts$/.test(path))
  return file ? [{ specifier: alias.replace('*', file.slice(head.length, file.length - tail.length)), file }] : []
})

let vite: ViteDevServer
let inTypeScript: ReadonlyMap<string, string>
beforeAll(async () => {
  inTypeScript = askTypeScript(examples.map(({ specifier }) => specifier))
  vite = await createServer({ root: repositoryRoot, configFile: false, server: { middlewareMode: true, watch: null, ws: false }, appType: 'custom', optimizeDeps: { noDiscovery: true } })
})
afterAll(() => vite.close())

test('there is an example to try', () => {
  expect(examples.length).toBeGreaterThan(0)
})

test.each(examples)('$specifier is the same file for Node, TypeScript, Vite, Vitest and the boundary test', async ({ specifier, file }) => {
  const importer = join(repositoryRoot, 'package.json')
  const inBrowser = await vite.environments.client.pluginContainer.resolveId(specifier, importer)
  const inVitest = await vite.environments.ssr.pluginContainer.resolveId(specifier, importer)
  const answers = [createRequire(importer).resolve(specifier), inTypeScript.get(specifier), inBrowser?.id, inVitest?.id]
  expect(answers.map((path) => path && relative(repositoryRoot, path))).toEqual([file, file, file, file])
  expect(resolveImport('package.json', specifier, imports)).toBe(file)
})

/** Where TypeScript finds each import, by its own account. It must be asked from inside the package, whose aliases they are. */
function askTypeScript(specifiers: readonly string[]): Map<string, string> {
  mkdirSync(join(repositoryRoot, 'tests/out'), { recursive: true })
  const folder = mkdtempSync(join(repositoryRoot, 'tests/out/aliases-'))
  try {
    writeFileSync(join(folder, 'all.ts'), specifiers.map((specifier) => `import '${specifier}'\n`).join(''))
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../../tsconfig.json', compilerOptions: { types: [] }, files: ['all.ts'], include: [] }))
    const tsc = join(repositoryRoot, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--noCheck', '--traceResolution'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    return new Map([...stdout.matchAll(/^=+ Module name '(#[^']+)' was successfully resolved to '([^']+)'/gm)].map(([, name = '', path = '']) => [name, path]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
