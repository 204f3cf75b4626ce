import type { TaxIdRefusal } from './refusal.ts'

/** Digits and letters without I, O, S, V and Z, each counting as its place. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** 统一社会信用代码: 17 signs and a check sign, modulo 31 with the powers of 3 as weights. Source: GB 32100-2015, 5.5 and annex. */
export function whyNotUscc(value: string): TaxIdRefusal | null {
  const places = [...value].map((sign) => signs.indexOf(sign))
  if (places.includes(-1)) return 'wrong-sign'
  if (value.length !== 18) return 'wrong-length'
  let weight = 1
  let sum = 0
  for (const place of places.slice(0, 17)) {
    sum += place * weight
    weight = (weight * 3) % 31
  }
  return signs[(31 - (sum % 31)) % 31] === value[17] ? null : 'wrong-check'
}
