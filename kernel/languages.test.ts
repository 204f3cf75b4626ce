import { expect, it } from 'vitest'
import { bestLanguage } from './languages.ts'

it('takes the exact language, then its family, then English', () => {
  expect(bestLanguage(['pt-PT', 'cs'])).toBe('pt-BR')
  expect(bestLanguage(['de', 'zh-TW'])).toBe('zh-CN')
  expect(bestLanguage(['de'])).toBe('en')
})
