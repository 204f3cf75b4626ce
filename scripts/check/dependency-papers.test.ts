import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import type { Lock } from './licences.ts'

type Manifest = Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>

const read = (path: string) => readFileSync(join(repositoryRoot, path), 'utf8')
const manifest = JSON.parse(read('package.json')) as Manifest
const lock = JSON.parse(read('package-lock.json')) as Lock

/** The rows of docs/dependencies.md: package, licence, for, why. */
const rows = read('docs/dependencies.md')
  .split('\n')
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
  .filter((cells) => cells.length === 4 && cells[0] !== 'package' && !/^-+$/.test(cells[0] ?? ''))

const listed = rows.map(([name]) => name ?? '')
const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }

test('every dependency has one line in docs/dependencies.md, and no line is left over', () => {
  expect(listed.toSorted()).toEqual(Object.keys(versions).toSorted())
})

test('every line says what for and why', () => {
  expect(rows.filter(([, , purpose, reason]) => !purpose || !reason).map(([name]) => name)).toEqual([])
})

test('the licences there are those of the lockfile', () => {
  const differing = rows.filter(([name, licence]) => lock.packages[`node_modules/${name}`]?.license !== licence)
  expect(differing.map(([name, licence]) => `${name}: ${licence}`)).toEqual([])
})

test('versions are exact', () => {
  expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lockfile is trimmed: `npm ci` refuses one that announces a package which has no entry', () => {
  const entries = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const announced = Object.values(lock.packages).flatMap((one) => Object.keys((one as { optionalDependencies?: Record<string, string> }).optionalDependencies ?? {}))
  expect(announced.filter((name) => !entries.has(name))).toEqual([])
})
