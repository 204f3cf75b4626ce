import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { repositoryRoot } from '#tests/boundaries/repository-files'
import { guideLanguages, scenes } from '../lib/guide-scenes.ts'

const guide = join(repositoryRoot, 'docs', 'guide')
const pictures = join(guide, 'pictures')
const foldersOf = { en: guide, cs: join(guide, 'cs') } as const
const pagesOf = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.md')).toSorted()
const englishPages = pagesOf(foldersOf.en)

interface Reference { readonly text: string; readonly target: string; readonly isPicture: boolean }

/** Links and pictures of a page, those in code left out. */
function referencesIn(path: string): Reference[] {
  const prose = readFileSync(path, 'utf8').replaceAll(/^ {4,}(?![!-]).*$/gm, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, mark, text = '', target = '']) => ({ text, target, isPicture: mark === '!' }))
}

const picturesIn = (folder: string, page: string): Reference[] => referencesIn(join(folder, page)).filter(({ isPicture }) => isPicture)
const nameOf = (target: string): string => target.split('/').at(-1)?.replace(/\.(en|cs)\.webp$/, '') ?? ''

/** Whether the file is there and has the heading, which is named as GitHub does. */
function leads(from: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const file = path ? join(dirname(from), path) : from
  if (!existsSync(file)) return false
  return heading === undefined || [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].some(([, title = '']) => title.toLowerCase().replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-') === heading)
}

describe('the guide', () => {
  test('has every English page in Czech, and no Czech one without it', () => {
    expect(pagesOf(foldersOf.cs)).toEqual(englishPages)
  })

  test('names every page on its first page, in both languages', () => {
    for (const folder of Object.values(foldersOf)) {
      const named = referencesIn(join(folder, 'README.md')).map(({ target }) => target)
      expect(englishPages.filter((page) => page !== 'README.md' && !named.includes(page)), folder).toEqual([])
    }
  })

  test('shows the same pictures in both languages, each in the language of its page, with words for who cannot see it', () => {
    for (const page of englishPages) {
      const [english, czech] = guideLanguages.map((language) => picturesIn(foldersOf[language], page))
      expect(czech?.map(({ target }) => target), page).toEqual(english?.map(({ target }) => `../pictures/${nameOf(target)}.cs.webp`))
      expect(english?.map(({ target }) => target), page).toEqual(english?.map(({ target }) => `pictures/${nameOf(target)}.en.webp`))
      for (const [at, { text, target }] of (english ?? []).entries()) {
        expect(text.length, target).toBeGreaterThan(10)
        expect(czech?.[at]?.text.length, target).toBeGreaterThan(10)
        expect(czech?.[at]?.text, target).not.toBe(text)
      }
    }
  })

  test('uses every picture that is there, and the script makes each of them', () => {
    const used = new Set(englishPages.flatMap((page) => guideLanguages.flatMap((language) => picturesIn(foldersOf[language], page).map(({ target }) => target.split('/').at(-1) ?? ''))))
    expect([...used].toSorted()).toEqual(readdirSync(pictures).toSorted())
    expect(readdirSync(pictures).toSorted()).toEqual(scenes.flatMap(({ name }) => guideLanguages.map((language) => `${name}.${language}.webp`)).toSorted())
  })

  test('has small pictures: 120 kB each at most, 4 MB together', () => {
    const sizes = readdirSync(pictures).map((name) => ({ name, bytes: statSync(join(pictures, name)).size }))
    expect(sizes.filter(({ bytes }) => bytes > 120_000)).toEqual([])
    expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(4_000_000)
  })

  test('has no link that leads nowhere, and neither has the first page of the project', () => {
    const papers = [join(repositoryRoot, 'README.md'), ...Object.values(foldersOf).flatMap((folder) => pagesOf(folder).map((page) => join(folder, page)))]
    const dead = papers.flatMap((paper) => referencesIn(paper)
      .filter(({ target }) => !/^[a-z]+:/.test(target) && !leads(paper, target))
      .map(({ target }) => `${paper.slice(repositoryRoot.length)}: ${target}`))
    expect(dead).toEqual([])
  })

  test('leads a Czech reader to Czech pages', () => {
    const away = pagesOf(foldersOf.cs).flatMap((page) => referencesIn(join(foldersOf.cs, page)).filter(({ target }) => target.startsWith('../') && target.endsWith('.md')).map(({ target }) => `${page}: ${target}`))
    expect(away).toEqual(['README.md: ../README.md'])
  })
})
