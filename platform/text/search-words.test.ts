import { describe, expect, it } from 'vitest'
import { searchTextOf, searchWordsOf } from './search-words.ts'

describe('searchTextOf', () => {
  it('adds pinyin in full and by initials to Chinese words', () => {
    expect(searchTextOf(['李小龙'])).toBe('李小龙 lixiaolong lxl')
  })

  it('reads a surname as a surname', () => {
    expect(searchTextOf(['单雄信'])).toContain('shanxiongxin')
    expect(searchTextOf(['曾'])).toContain('zeng')
  })

  it('writes ü as keyboards do', () => {
    expect(searchTextOf(['吕布'])).toBe('吕布 lvbu lb')
  })

  it('adds the digits of a grouped number', () => {
    expect(searchTextOf(['+420603123456'])).toBe('+420603123456 420603123456')
    expect(searchTextOf(['RB-2140', '12-345', '52 18'])).toBe('RB-2140 12-345 12345 52 18 5218')
  })

  it('says nothing twice and nothing of what is missing', () => {
    expect(searchTextOf(['Nová', null, '', 'Nová'])).toBe('Nová')
  })

  it('writes full-width letters and digits as plain ones', () => {
    expect(searchTextOf(['ＡＢＣ １２'])).toBe('ABC 12')
  })
})

describe('searchWordsOf', () => {
  it.each([
    ['Nová Eva', ['Nová', 'Eva']],
    ['  Nováková,  Eva ', ['Nováková', 'Eva']],
    ['(11) 98765-4321', ['11987654321']],
    ['+420 603 123 456', ['420603123456']],
    ['Eva 603 12', ['Eva', '60312']],
    ['7', ['7']],
    ['00420603123456', ['420603123456']],
    ['007', ['007']],
    ['１３８１２３４５６７８', ['13812345678']],
    ['eva@optika.cz', ['eva@optika.cz']],
    ['"', []],
    ['', []],
    ['a b c d e f g h', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('reads %j as %j', (typed, words) => {
    expect(searchWordsOf(typed)).toEqual(words)
  })

  it('keeps signs that the database would read as wildcards', () => {
    expect(searchWordsOf('100% a_b \\')).toEqual(['100%', 'a_b', '\\'])
  })
})
