import { describe, expect, it } from 'vitest'
import { proposeMapping } from './propose-mapping.ts'

const propose = (kind: 'customers' | 'products' | 'orders', headings: string, looks: string[] = []): (string | null)[] => {
  const list = headings.split('|')
  return proposeMapping(kind, list, list.map((_, index) => looks[index] ?? 'text'))
}

describe('the mapping', () => {
  it.each([
    ['customers', 'Customer ID|First name|Last name|Date of birth|Phone|E-mail|Notes', ['externalId', 'givenName', 'familyName', 'birthOn', 'phone', 'email', 'note']],
    ['customers', 'Číslo zákazníka|Jméno|Příjmení|Datum narození|Mobil|E-mail|Poznámka', ['externalId', 'givenName', 'familyName', 'birthOn', 'phone', 'email', 'note']],
    ['customers', 'JMENO;PRIJMENI;DAT. NAR.;TEL.'.replaceAll(';', '|'), ['givenName', 'familyName', 'birthOn', 'phone']],
    ['customers', 'Código|Nome completo|Data de nascimento|Celular|E-mail|Observações', ['externalId', 'fullName', 'birthOn', 'phone', 'email', 'note']],
    ['customers', '客户编号|姓名|出生日期|手机号|邮箱|备注', ['externalId', 'fullName', 'birthOn', 'phone', 'email', 'note']],
    ['customers', 'Příjmení|Ulice a č.p.|Město|PSČ|Stát|IČ|DIČ', ['familyName', 'street', 'city', 'postalCode', 'country', 'companyId', 'vatId']],
    ['customers', 'Nome|Sobrenome|Endereço|Município|CEP|Estado|País|CPF/CNPJ', ['givenName', 'familyName', 'street', 'city', 'postalCode', 'region', 'country', 'taxId']],
    ['customers', '姓名|详细地址|城市|邮政编码|省|国家|统一社会信用代码', ['fullName', 'street', 'city', 'postalCode', 'region', 'country', 'creditCode']],
    ['customers', 'Full name|E-mail address|Street address|Town|ZIP|State|Country|VAT number', ['fullName', 'email', 'street', 'city', 'postalCode', 'region', 'country', 'vatId']],
    ['customers', 'Name|Surname', ['givenName', 'familyName']],
    ['products', 'Kód|Název|Značka|EAN|Prodejní cena|Nákupní cena|Sazba DPH', ['sku', 'name', 'brand', 'gtin', 'price', 'cost', 'taxClass']],
    ['products', '货号|名称|品牌|条码|售价', ['sku', 'name', 'brand', 'gtin', 'price']],
    ['orders', 'Ordem de serviço|Cliente|Celular|Data de entrega|Valor total|Valor pago', ['externalId', 'customerName', 'customerPhone', 'promisedOn', 'total', 'paid']],
    ['orders', 'Číslo zakázky|Číslo zákazníka|Stav|Přijato|Termín|Celkem|Záloha', ['externalId', 'customerId', 'stage', 'takenOn', 'promisedOn', 'total', 'paid']],
  ] as const)('of %s is read from «%s»', (kind, headings, fields) => {
    expect(propose(kind, headings)).toEqual(fields)
  })

  it('is read from the values where a heading says nothing', () => {
    expect(propose('customers', 'A|B|C', ['text', 'e-mail', 'phone'])).toEqual([null, 'email', 'phone'])
  })

  it('gives no field twice and leaves unknown columns alone', () => {
    expect(propose('customers', 'Phone|Mobile|Shoe size')).toEqual(['phone', null, null])
  })
})
