import type { I18n, MessageDescriptor } from '@lingui/core'

const reasons: Readonly<Record<string, MessageDescriptor>> = {
  'missing': /*i18n*/{ id: 'imports.reason.missing', message: 'is missing' },
  'not-a-day': /*i18n*/{ id: 'imports.reason.not-a-day', message: 'is not a day that exists' },
  'not-an-amount': /*i18n*/{ id: 'imports.reason.not-an-amount', message: 'is not an amount' },
  'below-zero': /*i18n*/{ id: 'imports.reason.below-zero', message: 'is below zero' },
  'not-an-email': /*i18n*/{ id: 'imports.reason.not-an-email', message: 'is not an e-mail address' },
  'not-a-phone': /*i18n*/{ id: 'imports.reason.not-a-phone', message: 'is not a telephone number' },
  'not-a-gtin': /*i18n*/{ id: 'imports.reason.not-a-gtin', message: 'has a wrong check digit or number of digits' },
  'too-long': /*i18n*/{ id: 'imports.reason.too-long', message: 'is too long' },
  'unknown-word': /*i18n*/{ id: 'imports.reason.unknown-word', message: 'is a word that is not known here' },
  'hidden-signs': /*i18n*/{ id: 'imports.reason.hidden-signs', message: 'contains characters that cannot be seen' },
  'unreadable-signs': /*i18n*/{ id: 'imports.reason.unreadable-signs', message: 'contains letters of another encoding' },
  'too-many-values': /*i18n*/{ id: 'imports.reason.too-many-values', message: 'The row has more values than there are headings' },
  'broken-quotes': /*i18n*/{ id: 'imports.reason.broken-quotes', message: 'A quotation mark is opened and never closed' },
  'still-to-come': /*i18n*/{ id: 'imports.reason.still-to-come', message: 'is a day still to come' },
  'too-long-ago': /*i18n*/{ id: 'imports.reason.too-long-ago', message: 'is before 1900' },
  'code-taken': /*i18n*/{ id: 'imports.reason.code-taken', message: 'belongs to something else in the catalog' },
  'no-such-customer': /*i18n*/{ id: 'imports.reason.no-such-customer', message: 'The customer is not here: bring customers in first' },
  'several-customers': /*i18n*/{ id: 'imports.reason.several-customers', message: 'Several customers fit' },
  'no-branch': /*i18n*/{ id: 'imports.reason.no-branch', message: 'is no branch here' },
  'more-than-total': /*i18n*/{ id: 'imports.reason.more-than-total', message: 'is more than the total' },
  'used-since': /*i18n*/{ id: 'imports.reason.used-since', message: 'The order has gone on since: only a new one can be brought in' },
}

/** What the fields of rows are called. */
export const fieldNames: Readonly<Record<string, MessageDescriptor>> = {
  externalId: /*i18n*/{ id: 'imports.field.externalId', message: 'Number in the old system' },
  title: /*i18n*/{ id: 'imports.field.title', message: 'Title' },
  givenName: /*i18n*/{ id: 'imports.field.givenName', message: 'Given name' },
  familyName: /*i18n*/{ id: 'imports.field.familyName', message: 'Family name' },
  fullName: /*i18n*/{ id: 'imports.field.fullName', message: 'Whole name' },
  birthOn: /*i18n*/{ id: 'imports.field.birthOn', message: 'Birth date' },
  phone: /*i18n*/{ id: 'imports.field.phone', message: 'Phone' },
  phone2: /*i18n*/{ id: 'imports.field.phone2', message: 'Second phone' },
  email: /*i18n*/{ id: 'imports.field.email', message: 'E-mail' },
  language: /*i18n*/{ id: 'imports.field.language', message: 'Language' },
  class: /*i18n*/{ id: 'imports.field.class', message: 'Class' },
  source: /*i18n*/{ id: 'imports.field.source', message: 'Source' },
  note: /*i18n*/{ id: 'imports.field.note', message: 'Note' },
  name: /*i18n*/{ id: 'imports.field.name', message: 'Name' },
  kind: /*i18n*/{ id: 'imports.field.kind', message: 'Kind' },
  brand: /*i18n*/{ id: 'imports.field.brand', message: 'Brand' },
  model: /*i18n*/{ id: 'imports.field.model', message: 'Model' },
  colour: /*i18n*/{ id: 'imports.field.colour', message: 'Colour' },
  variant: /*i18n*/{ id: 'imports.field.variant', message: 'Variant' },
  sku: /*i18n*/{ id: 'imports.field.sku', message: 'SKU' },
  gtin: /*i18n*/{ id: 'imports.field.gtin', message: 'GTIN' },
  price: /*i18n*/{ id: 'imports.field.price', message: 'Price' },
  cost: /*i18n*/{ id: 'imports.field.cost', message: 'Cost' },
  taxClass: /*i18n*/{ id: 'imports.field.taxClass', message: 'Tax class' },
  customerId: /*i18n*/{ id: 'imports.field.customerId', message: 'Customer\'s number in the old system' },
  customerName: /*i18n*/{ id: 'imports.field.customerName', message: 'Customer' },
  customerPhone: /*i18n*/{ id: 'imports.field.customerPhone', message: 'Customer\'s phone' },
  customerEmail: /*i18n*/{ id: 'imports.field.customerEmail', message: 'Customer\'s e-mail' },
  stage: /*i18n*/{ id: 'imports.field.stage', message: 'Stage' },
  branch: /*i18n*/{ id: 'imports.field.branch', message: 'Branch' },
  takenOn: /*i18n*/{ id: 'imports.field.takenOn', message: 'Taken on' },
  promisedOn: /*i18n*/{ id: 'imports.field.promisedOn', message: 'Promised on' },
  description: /*i18n*/{ id: 'imports.field.description', message: 'Description' },
  total: /*i18n*/{ id: 'imports.field.total', message: 'Total' },
  paid: /*i18n*/{ id: 'imports.field.paid', message: 'Paid' },
}

/** A reason in words, with the field in front where it is about one. */
export function sayReason(i18n: I18n, { code, field }: { readonly code: string; readonly field: string | null }): string {
  const sentence = reasons[code] ? i18n._(reasons[code]) : code
  const name = field === null ? undefined : fieldNames[field]
  return name ? `${i18n._(name)}: ${sentence}` : sentence
}
