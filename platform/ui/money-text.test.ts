import { describe, expect, it } from 'vitest'
import { editedMoney, moneyText, readMoney } from './money-text.ts'

const czk = (amount: number) => ({ amount, currency: 'CZK' })

describe('moneyText', () => {
  it.each([
    ['en', czk(553100), 'Kč\u00a05,531'],
    ['cs', czk(553100), '5\u00a0531\u00a0Kč'],
    ['pt-BR', { amount: 1250, currency: 'BRL' }, 'R$\u00a012,50'],
    ['zh-CN', { amount: 235000, currency: 'CNY' }, '¥2,350'],
    ['en', { amount: 1200, currency: 'JPY' }, '¥1,200'],
  ])('writes it as %s does', (language, money, text) => {
    expect(moneyText(money, language)).toBe(text)
  })

  it('has a true minus, and cents only where there are some', () => {
    expect(moneyText(czk(-95950), 'cs')).toBe('−959,50\u00a0Kč')
    expect(moneyText(czk(100), 'cs', true)).toBe('1,00\u00a0Kč')
  })

  it('loses no cent of the largest amount', () => {
    expect(moneyText(czk(Number.MAX_SAFE_INTEGER), 'en', true)).toBe('Kč\u00a090,071,992,547,409.91')
  })
})

describe('readMoney', () => {
  it.each([
    ['1299', 129900],
    ['1 299,50', 129950],
    ['1,299.50', 129950],
    ['1.299', 129900],
    ['1.299.000', 129900000],
    ['12,5', 1250],
    ['Kč 200', 20000],
    ['−200', -20000],
    ['0', 0],
  ])('reads %s', (text, amount) => {
    expect(readMoney(text, 'CZK')).toBe(amount)
  })

  it.each(['', 'a', '1,2,3', '12,3456', '--1', '1.2.34,5'])('does not guess %s', (text) => {
    expect(readMoney(text, 'CZK')).toBeNull()
  })

  it('knows currencies without cents', () => {
    expect(readMoney('1,200', 'JPY')).toBe(1200)
    expect(readMoney('1.5', 'JPY')).toBeNull()
  })
})

it('edits what it read', () => {
  for (const amount of [0, 5, 1250, 129900, -129950]) expect(readMoney(editedMoney(amount, 'CZK', 'cs'), 'CZK')).toBe(amount)
})
