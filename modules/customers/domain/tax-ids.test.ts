import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTaxId, writeTaxId } from './tax-ids.ts'
import type { TaxIdKind } from './tax-ids.ts'

describe('readTaxId', () => {
  it.each<[TaxIdKind, string, string]>([
    ['cz-ico', '25123891', '25123891'], ['cz-ico', '000 25 593', '00025593'], ['cz-ico', '0025593', '00025593'],
    ['cz-dic', 'CZ 25123891', 'CZ25123891'], ['cz-dic', 'cz7103192745', 'CZ7103192745'], ['cz-dic', 'CZ991231123', 'CZ991231123'], ['cz-dic', 'CZ640903926', 'CZ640903926'], ['cz-dic', 'CZ699001182', 'CZ699001182'],
    ['br-cpf', '529.982.247-25', '52998224725'], ['br-cpf', '111 444 777 35', '11144477735'],
    ['br-cnpj', '11.222.333/0001-81', '11222333000181'], ['br-cnpj', '12.ABC.345/01DE-35', '12ABC34501DE35'], ['br-cnpj', '12.abc.345/01de-35', '12ABC34501DE35'],
    ['cn-uscc', '91350100M000100Y43', '91350100M000100Y43'], ['cn-uscc', '９１３５０１００ｍ０００１００ｙ４３', '91350100M000100Y43'],
  ])('%s %s is %s', (kind, typed, value) => {
    expect(readTaxId(kind, typed)).toEqual({ value })
  })

  it.each<[TaxIdKind, string, string]>([
    ['cz-ico', '25123892', 'wrong-check'], ['cz-ico', '2512389', 'wrong-check'], ['cz-ico', '00000000', 'wrong-check'], ['cz-ico', '123456789', 'wrong-length'], ['cz-ico', '2512389A', 'wrong-sign'],
    ['cz-dic', '25123891', 'wrong-sign'], ['cz-dic', 'CZ95123891', 'wrong-check'], ['cz-dic', 'CZ7103192746', 'wrong-check'], ['cz-dic', 'CZ7113192745', 'wrong-check'], ['cz-dic', 'CZ640903927', 'wrong-check'], ['cz-dic', 'CZ1234567', 'wrong-length'],
    ['br-cpf', '529.982.247-26', 'wrong-check'], ['br-cpf', '111.111.111-11', 'wrong-check'], ['br-cpf', '52998224', 'wrong-length'], ['br-cpf', '5299822472A', 'wrong-sign'],
    ['br-cnpj', '11.222.333/0001-82', 'wrong-check'], ['br-cnpj', '12.ABC.345/01DE-3A', 'wrong-sign'], ['br-cnpj', '12.ABD.345/01DE-35', 'wrong-check'], ['br-cnpj', '00.000.000/0000-00', 'wrong-check'],
    ['cn-uscc', '91350100M000100Y44', 'wrong-check'], ['cn-uscc', '91350100I000100Y43', 'wrong-sign'], ['cn-uscc', '91350100M000100Y4', 'wrong-length'],
  ])('%s %s is refused: %s', (kind, typed, refusal) => {
    expect(readTaxId(kind, typed)).toEqual({ refusal })
  })

  it('notices every single wrong sign in a Chinese number', () => {
    const right = '91350100M000100Y43'
    fc.assert(fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (at, sign) => {
      fc.pre(right[at] !== sign)
      expect(readTaxId('cn-uscc', right.slice(0, at) + sign + right.slice(at + 1))).toEqual({ refusal: 'wrong-check' })
    }))
  })

  it('reads whatever it wrote, and never throws', () => {
    fc.assert(fc.property(fc.constantFrom<TaxIdKind>('cz-ico', 'cz-dic', 'br-cpf', 'br-cnpj', 'cn-uscc'), fc.string(), (kind, typed) => {
      const reading = readTaxId(kind, typed)
      if ('value' in reading) expect(readTaxId(kind, writeTaxId({ kind, value: reading.value }))).toEqual(reading)
    }))
  })

  it('completes nine and twelve signs to a number that is right, for exactly one pair of check digits', () => {
    const pairs = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
    fc.assert(fc.property(fc.stringMatching(/^\d{9}$/), (body) => {
      fc.pre(!/^(.)\1*$/.test(body))
      expect(pairs.filter((pair) => 'value' in readTaxId('br-cpf', body + pair))).toHaveLength(1)
    }), { numRuns: 30 })
    fc.assert(fc.property(fc.stringMatching(/^[0-9A-Z]{12}$/), (body) => {
      fc.pre(!/^(.)\1*$/.test(body))
      expect(pairs.filter((pair) => 'value' in readTaxId('br-cnpj', body + pair))).toHaveLength(1)
    }), { numRuns: 30 })
  })
})

it('writes Brazilian numbers with their dots', () => {
  expect(writeTaxId({ kind: 'br-cpf', value: '52998224725' })).toBe('529.982.247-25')
  expect(writeTaxId({ kind: 'br-cnpj', value: '12ABC34501DE35' })).toBe('12.ABC.345/01DE-35')
})
