import { readFileSync } from 'node:fs'
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
beforeAll(async () => {
  vite = await createServer({ root: repositoryRoot, configFile: false, server: { middlewareMode: true, watch: null, ws: false }, appType: 'custom', optimizeDeps: { noDiscovery: true } })
})
afterAll(() => vite.close())

test('there is an example to try', () => {
  expect(examples.length).toBeGreaterThan(0)
})

test.each(examples)('$specifier is the same file for Node, Vite, Vitest and the boundary test', async ({ specifier, file }) => {
  const importer = join(repositoryRoot, 'package.json')
  const inBrowser = await vite.environments.client.pluginContainer.resolveId(specifier, importer)
  const inVitest = await vite.environments.ssr.pluginContainer.resolveId(specifier, importer)
  const answers = [createRequire(importer).resolve(specifier), inBrowser?.id, inVitest?.id]
  expect(answers.map((path) => path && relative(repositoryRoot, path))).toEqual([file, file, file])
  expect(resolveImport('package.json', specifier, imports)).toBe(file)
})
