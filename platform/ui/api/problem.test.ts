import { setupI18n } from '@lingui/core'
import { describe, expect, it } from 'vitest'
import { Problem } from './problem.ts'
import { sayProblem } from './say-problem.ts'

const invalid = new Problem(422, {
  type: 'https://lunette.example/problems/http/invalid',
  title: 'Some fields are not right',
  status: 422,
  errors: [{ pointer: '/owner/email', detail: 'write an e-mail address' }, { pointer: 7 }],
  requestId: 'K2QF4',
  version: 5,
})

describe('a problem', () => {
  it('is known by the short name of its type', () => {
    expect(invalid.type).toBe('http/invalid')
    expect(new Problem(409, { type: 'things/gone' }).type).toBe('things/gone')
  })

  it('names its fields and what came with it', () => {
    expect(invalid.at('owner/email')).toBe('write an e-mail address')
    expect(invalid.at('owner')).toBeUndefined()
    expect(invalid.errors).toHaveLength(1)
    expect(invalid.extra).toEqual({ version: 5 })
  })

  it.each([[0, true], [503, true], [429, true], [409, false], [500, false], [422, false]])('with status %i may pass by itself: %s', (status, passes) => {
    expect(new Problem(status, status === 0 ? { type: 'web/no-connection' } : {}).passes).toBe(passes)
  })
})

describe('said', () => {
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } })

  it('by the server, it is what the server wrote', () => {
    expect(sayProblem(i18n, new Problem(409, { title: 'It is made already', detail: 'A manager may waive them.' }))).toEqual({ title: 'It is made already', detail: 'A manager may waive them.' })
  })

  it('its title is in the reader\'s language, when the catalogue knows the type', () => {
    const cs = setupI18n({ locale: 'cs', messages: { cs: { 'problem:things/made': 'Už je vyrobeno' } } })
    expect(sayProblem(cs, new Problem(409, { type: 'things/made', title: 'It is made already' })).title).toBe('Už je vyrobeno')
    expect(sayProblem(cs, new Problem(409, { type: 'things/newer', title: 'It is newer' })).title).toBe('It is newer')
  })

  it('the lack of an answer promises that nothing is lost', () => {
    expect(sayProblem(i18n, new Problem(0, { type: 'web/no-connection' })).detail).toContain('kept here')
    expect(sayProblem(i18n, new Problem(0, { type: 'web/not-sent' })).detail).toContain('send it again')
  })

  it('a mistake of ours is not blamed on the reader', () => {
    expect(sayProblem(i18n, new TypeError('x is undefined')).detail).toContain('not yours')
  })
})
