import type { Language } from '#kernel/languages'
import { minorDigits } from '#kernel/money'
import { importProducts, undoImportedProducts } from '#modules/catalog/server'
import { importCustomers, undoImportedCustomers } from '#modules/customers/server'
import { readTaxId, taxIdKinds } from '#modules/customers/domain'
import type { TaxIdKind } from '#modules/customers/domain'
import type { CustomerRow } from '#modules/customers/server'
import { importOrders, undoImportedOrders } from '#modules/orders/server'
import type { BulkChange, BulkOptions, BulkOutcome, RowReason, UndoneChange } from '#platform/bulk/bulk'
import type { Tx } from '#platform/db/tx'
import { translator } from '#platform/i18n/index'
import { readPhone } from '#platform/text/phone'
import { readChoice } from '../domain/choices.ts'
import { readCountry } from '../domain/read-country.ts'
import { importFields } from '../domain/index.ts'
import type { ImportKind } from '../domain/index.ts'
import { readRow } from '../domain/read-row.ts'
import type { RowValues } from '../domain/read-row.ts'
import type { ImportSettings } from '../contract.ts'
import type { ImportContext } from './import-data.ts'
import { rowId } from './row-id.ts'
import type { FileRow } from './uploaded-file.ts'

/** A row with what it says; `faults` are those that show without asking anybody. */
export interface ReadRow { readonly row: number; readonly id: string; readonly values: RowValues; readonly faults: readonly RowReason[] }

/** How the rows of one kind are taken and taken back: by the module that owns them. */
interface KindOfImport {
  readonly subject: string
  /** More faults that show by the row alone. */
  readonly judge: (values: RowValues) => RowReason[]
  readonly take: (tx: Tx, rows: readonly ReadRow[], settings: ImportSettings, context: ImportContext, options: BulkOptions) => Promise<BulkOutcome[]>
  readonly undo: (tx: Tx, settings: ImportSettings, context: ImportContext, changes: readonly BulkChange[]) => Promise<UndoneChange[]>
}

const textIn = (values: RowValues, field: string): string | null => (values[field] === undefined ? null : String(values[field]))

const amountIn = (values: RowValues, field: string): number | null => (typeof values[field] === 'number' ? values[field] : null)

const unknownWord = (values: RowValues, field: string, what: Parameters<typeof readChoice>[0]): RowReason[] =>
  (values[field] !== undefined && readChoice(what, String(values[field])) === null ? [{ code: 'unknown-word', field }] : [])

/** Which tax number stands in which field; null: the digits tell. */
const taxIdFields: readonly (readonly [string, TaxIdKind | null])[] = [['companyId', 'cz-ico'], ['vatId', 'cz-dic'], ['cpf', 'br-cpf'], ['cnpj', 'br-cnpj'], ['creditCode', 'cn-uscc'], ['taxId', null]]

const customers: KindOfImport = {
  subject: 'customer',
  judge: (values) => [
    ...unknownWord(values, 'language', 'language'), ...unknownWord(values, 'class', 'class'),
    ...(values.country !== undefined && readCountry(String(values.country)) === null ? [{ code: 'unknown-word', field: 'country' }] : []),
    ...(values.familyName === undefined && values.fullName === undefined ? [{ code: 'missing', field: 'familyName' }] : []),
  ],
  take: (tx, rows, settings, _context, options) => importCustomers(tx, rows.map(({ row, id, values }): CustomerRow => {
    const text = (field: string): string | null => textIn(values, field)
    const choice = (what: 'language' | 'class'): string | null => (text(what) === null ? null : readChoice(what, text(what) ?? ''))
    return {
      row, id, externalId: text('externalId'), title: text('title'), givenName: text('givenName'), familyName: text('familyName'), fullName: text('fullName'), birthOn: text('birthOn'),
      phones: [text('phone'), text('phone2')].filter((phone) => phone !== null), emails: [text('email')].filter((email) => email !== null),
      address: { street: text('street'), city: text('city'), postalCode: text('postalCode'), region: text('region'), country: text('country') === null ? null : readCountry(text('country') ?? '') },
      taxIds: taxIdFields.flatMap(([field, taxIdKind]) => (text(field) === null ? [] : [{ field, kind: taxIdKind, typed: text(field) ?? '' }])),
      language: choice('language') as Language | null, class: choice('class') as CustomerRow['class'],
      source: text('source'), note: text('note'),
    }
  }), { ...options, phoneCountry: settings.phoneCountry, matchBy: settings.matchBy, sameName: settings.sameName }),
  undo: (tx, settings, _context, changes) => undoImportedCustomers(tx, settings.system, changes),
}

const products: KindOfImport = {
  subject: 'product',
  judge: (values) => unknownWord(values, 'kind', 'productKind'),
  take: (tx, rows, settings, _context, options) => importProducts(tx, rows.map(({ row, id, values }) => {
    const text = (field: string): string | null => textIn(values, field)
    return {
      row, id, externalId: text('externalId'), kind: text('kind') === null ? settings.productKind : readChoice('productKind', text('kind') ?? '') as typeof settings.productKind, name: text('name') ?? '',
      brand: text('brand'), model: text('model'), colour: text('colour'), variant: text('variant'), sku: text('sku'), gtin: text('gtin'), price: amountIn(values, 'price'), cost: amountIn(values, 'cost'), taxClass: text('taxClass'),
    }
  }), { ...options, defaultTaxClass: settings.taxClass }),
  undo: (tx, settings, context, changes) => undoImportedProducts(tx, { system: settings.system, currency: context.organization.currency, staffId: context.staffId }, changes),
}

const orders: KindOfImport = {
  subject: 'order',
  judge: () => [],
  take: (tx, rows, settings, context, options) => importOrders(tx, rows.map(({ row, id, values }) => {
    const text = (field: string): string | null => textIn(values, field)
    return {
      row, id, externalId: text('externalId') ?? '', customerId: text('customerId'), customerName: text('customerName'), customerPhone: text('customerPhone'), customerEmail: text('customerEmail'), kind: text('kind'), stage: text('stage'),
      branch: text('branch'), takenOn: text('takenOn'), promisedOn: text('promisedOn'), description: text('description'), total: amountIn(values, 'total') ?? 0, paid: amountIn(values, 'paid'), note: text('note'),
    }
  }), { ...options, phoneCountry: settings.phoneCountry, staffName: context.staffName, branches: context.branches, branchId: settings.branchId, kind: settings.orderKind, taxClass: settings.taxClass }),
  undo: (tx, settings, context, changes) => undoImportedOrders(tx, {
    system: settings.system, staffId: context.staffId, staffName: context.staffName, now: new Date(), reason: translator(context.organization.language as Language)._(/*i18n*/ { id: 'imports.undone.reason', message: 'The import was undone' }),
  }, changes),
}

export const kinds: Readonly<Record<ImportKind, KindOfImport>> = { customers, products, orders }

/** What of a row's phones and tax numbers is none: told by whoever takes the row, and shown beside samples before anybody does. */
export function judgeNumbers(kind: ImportKind, values: RowValues, phoneCountry: string): RowReason[] {
  const phones = importFields[kind].filter(({ type, field }) => type === 'phone' && values[field] !== undefined && 'refusal' in readPhone(String(values[field]), phoneCountry))
  const taxIds = taxIdFields.filter(([field, one]) => values[field] !== undefined && (one ? [one] : taxIdKinds).every((taxIdKind) => 'refusal' in readTaxId(taxIdKind, String(values[field]))))
  return [...phones.map(({ field }) => ({ code: 'not-a-phone', field })), ...taxIds.map(([field]) => ({ code: 'not-a-tax-id', field }))]
}

/** What a record of the file says under these settings. */
export function readFileRow(importId: string, kind: ImportKind, { row, fields, fault }: FileRow, settings: ImportSettings, context: Pick<ImportContext, 'organization' | 'today'>): ReadRow {
  const { values, faults } = readRow(kind, fields, settings, minorDigits(context.organization.currency), Number(context.today.slice(0, 4)))
  // Values behind a broken quote stand in the wrong columns: nothing else needs to be said of them.
  if (fault) return { row, id: rowId(importId, row), values, faults: [{ code: fault, field: null }] }
  const known = new Set(faults.map(({ field }) => field))
  return { row, id: rowId(importId, row), values, faults: [...faults, ...kinds[kind].judge(values).filter(({ field }) => !known.has(field))] }
}
