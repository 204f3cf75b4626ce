import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { problemList } from '../problem-list.ts'
import { fieldWords } from './field-words.ts'
import { sayField, sayTitle } from './say-field.ts'

it.each([
  ['there is no such customer', 'cs', 'takový zákazník neexistuje'],
  ['closes before it opens', 'zh-CN', '关门时间早于开门时间'],
  ['is below zero', 'pt-BR', 'está abaixo de zero'],
  ['is below zero', 'en', 'is below zero'],
  ['is below zero', 'de', 'is below zero'],
  ['write CZK', 'cs', 'pište CZK'],
  ['ask for 92 days at most', 'cs', 'ptejte se nejvýš na 92 dnů'],
  ['this is no day: 2026-02-30', 'zh-CN', '不是有效日期：2026-02-30'],
  ['There is no such thing here', 'cs', 'Nic takového tu není'],
])('says “%s” in %s', (message, language, said) => {
  expect(sayField(message, language)).toBe(said)
})

it('says the titles of problems', () => {
  const notFound = problemList.find(({ type }) => type === 'http/not-found')!
  expect([sayTitle(notFound, 'cs'), sayTitle(notFound, 'en'), sayTitle(notFound, 'de')]).toEqual(['Nic takového tu není', notFound.title, notFound.title])
})

const root = new URL('../../../', import.meta.url).pathname
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8').replaceAll(/\/\*\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/ .*$/gm, '')
const files = (...patterns: string[]): string[] => globSync(patterns, { cwd: root }).filter((path) => !/\.test\.ts$|\/testing\/|\/sample\//.test(path)).toSorted()
const quoted = /(['"`])((?:\\.|(?!\1)[^\n\\])*)\1/g
/** Sentences, not codes: words with a space between them. */
const sentencesIn = (source: string): string[] => [...source.matchAll(quoted)].map((found) => found[2]!).filter((text) => /^\p{L}.*\p{L} |^\p{L}\S* \S/u.test(text))
/** As they are at run time: what stands between becomes a word that every gap takes. */
const filled = (text: string): string => text.replaceAll(/\$\{[^}]*currency[^}]*\}|\$\{currency\}/g, 'CZK').replaceAll(/\$\{[^}]*\}/g, '7')
const isSaid = (text: string): boolean => sayField(filled(text), 'cs') !== filled(text)

it('gives every sentence of a contract a translation', () => {
  const contracts = files('modules/*/contract.ts', 'modules/*/contracts/**/*.ts', 'platform/http/contract.ts', 'platform/http/cursor.ts')
  const said = contracts.flatMap((path) => {
    const source = read(path).replaceAll(/new Error\([^)]*\)/g, '').replaceAll(/description: (['"`])(?:\\.|(?!\1).)*\1/g, '').replaceAll(/: '[A-Z0-9](?:\\.|[^'\\])*\.'/g, '').replaceAll(/examples: \[.*?\]/g, '').replaceAll(/\/\^.*?\$\/u?/g, '')
    return sentencesIn(source).map((text) => `${path}: ${text}`)
  })
  expect(said.length).toBeGreaterThan(30)
  expect(said.filter((one) => !isSaid(one.slice(one.indexOf(': ') + 2)))).toEqual([])
})

it('gives every sentence that a use case says of a field a translation', () => {
  const said = files('modules/*/server/**/*.ts', 'platform/http/*.ts', 'platform/files/*.ts').flatMap((path) => {
    const source = read(path).replaceAll(/\{ *id: '[^']*',? *message: (['"`])(?:\\.|(?!\1).)*\1/g, '')
    const spans = [...source.matchAll(/detail: ([^\n]*?)(?:\}|\n)|refuse\((['"`].*)\)|(?:details|entences|said)\b[^=\n]*= (\{[^;]*?\n?\})/g)].map((found) => found[1] ?? found[2] ?? found[3] ?? '')
    return spans.flatMap(sentencesIn).map((text) => `${path}: ${text}`)
  })
  expect(said.length).toBeGreaterThan(40)
  expect(said.filter((one) => !isSaid(one.slice(one.indexOf(': ') + 2)))).toEqual([])
})

it('says nothing under two names', () => {
  const messages = fieldWords.map(({ message }) => message)
  expect(messages.filter((message, index) => messages.indexOf(message) < index)).toEqual([])
})
