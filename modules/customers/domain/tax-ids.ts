import { whyNotCnpj, whyNotCpf, writeCnpj, writeCpf } from './tax-ids/brazil.ts'
import { whyNotUscc } from './tax-ids/china.ts'
import { whyNotDic, whyNotIco } from './tax-ids/czechia.ts'
import type { TaxIdRefusal } from './tax-ids/refusal.ts'

export type { TaxIdRefusal }

/** IČO and DIČ, CPF and CNPJ, 统一社会信用代码. */
export const taxIdKinds = ['cz-ico', 'cz-dic', 'br-cpf', 'br-cnpj', 'cn-uscc'] as const
export type TaxIdKind = (typeof taxIdKinds)[number]

export interface TaxId { readonly kind: TaxIdKind; readonly value: string }

const judges: Record<TaxIdKind, (value: string) => TaxIdRefusal | null> = {
  'cz-ico': whyNotIco, 'cz-dic': whyNotDic, 'br-cpf': whyNotCpf, 'br-cnpj': whyNotCnpj, 'cn-uscc': whyNotUscc,
}

/**
 * Reads a tax number as people type it, with dots, dashes, slashes and spaces, in letters of any size and width.
 * @example readTaxId('br-cpf', '529.982.247-25') // { value: '52998224725' }
 */
export function readTaxId(kind: TaxIdKind, typed: string): { readonly value: string } | { readonly refusal: TaxIdRefusal } {
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[\s.\-/–]/g, '')
  // The zeros in front of an IČO are often left out.
  const value = kind === 'cz-ico' && /^\d{6,7}$/.test(bare) ? bare.padStart(8, '0') : bare
  const refusal = judges[kind](value)
  return refusal ? { refusal } : { value }
}

/** The number as its country writes it; others stay bare. */
export function writeTaxId({ kind, value }: TaxId): string {
  if (kind === 'br-cpf') return writeCpf(value)
  return kind === 'br-cnpj' ? writeCnpj(value) : value
}
