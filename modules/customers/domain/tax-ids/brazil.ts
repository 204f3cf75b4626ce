import type { TaxIdRefusal } from './refusal.ts'

const allAlike = /^(.)\1*$/

/** CPF: nine digits and two check digits, modulo 11 with weights from 2 upwards. Source: Receita Federal, IN RFB 2.172/2024. */
export function whyNotCpf(value: string): TaxIdRefusal | null {
  if (!/^\d*$/.test(value)) return 'wrong-sign'
  if (value.length !== 11) return 'wrong-length'
  // 111.111.111-11 adds up and belongs to nobody.
  if (allAlike.test(value)) return 'wrong-check'
  return endsWith(value, (index) => index + 2)
}

/**
 * CNPJ: twelve signs and two check digits. Since July 2026 the twelve may be letters too, each counting as its ASCII code less
 * 48, which leaves the digits and the old numbers as they were. Source: IN RFB 2.229/2024 and its technical note.
 */
export function whyNotCnpj(value: string): TaxIdRefusal | null {
  if (!/^[0-9A-Z]*$/.test(value)) return 'wrong-sign'
  if (value.length !== 14) return 'wrong-length'
  if (!/\d\d$/.test(value)) return 'wrong-sign'
  if (allAlike.test(value)) return 'wrong-check'
  return endsWith(value, (index) => (index % 8) + 2)
}

/** Both check digits are made alike; the second counts the first in. `weight` by the place from the right. */
function endsWith(value: string, weight: (fromRight: number) => number): TaxIdRefusal | null {
  const body = value.slice(0, -2)
  const first = checkDigit(body, weight)
  return value === `${body}${first}${checkDigit(body + first, weight)}` ? null : 'wrong-check'
}

function checkDigit(signs: string, weight: (fromRight: number) => number): string {
  const sum = [...signs].toReversed().reduce((before, sign, index) => before + (sign.charCodeAt(0) - 48) * weight(index), 0)
  const rest = sum % 11
  return String(rest < 2 ? 0 : 11 - rest)
}

export const writeCpf = (value: string): string => value.replace(/^(.{3})(.{3})(.{3})(.{2})$/, '$1.$2.$3-$4')
export const writeCnpj = (value: string): string => value.replace(/^(.{2})(.{3})(.{3})(.{4})(.{2})$/, '$1.$2.$3/$4-$5')
