import type { I18n, MessageDescriptor } from '@lingui/core'
import { fieldNames } from '../domain/index.ts'

const reasons: Readonly<Record<string, MessageDescriptor>> = {
  'missing': /*i18n*/{ id: 'imports.reason.missing', message: 'is missing' },
  'not-a-day': /*i18n*/{ id: 'imports.reason.not-a-day', message: 'is not a day that exists' },
  'not-an-amount': /*i18n*/{ id: 'imports.reason.not-an-amount', message: 'is not an amount' },
  'below-zero': /*i18n*/{ id: 'imports.reason.below-zero', message: 'is below zero' },
  'not-an-email': /*i18n*/{ id: 'imports.reason.not-an-email', message: 'is not an e-mail address' },
  'not-a-phone': /*i18n*/{ id: 'imports.reason.not-a-phone', message: 'is not a telephone number' },
  'not-a-gtin': /*i18n*/{ id: 'imports.reason.not-a-gtin', message: 'has a wrong check digit or number of digits' },
  'not-a-tax-id': /*i18n*/{ id: 'imports.reason.not-a-tax-id', message: 'is no such number: a check digit or the number of digits is wrong' },
  'too-long': /*i18n*/{ id: 'imports.reason.too-long', message: 'is too long' },
  'unknown-word': /*i18n*/{ id: 'imports.reason.unknown-word', message: 'is a word that is not known here' },
  'hidden-signs': /*i18n*/{ id: 'imports.reason.hidden-signs', message: 'contains characters that cannot be seen' },
  'unreadable-signs': /*i18n*/{ id: 'imports.reason.unreadable-signs', message: 'contains letters of another encoding' },
  'too-many-values': /*i18n*/{ id: 'imports.reason.too-many-values', message: 'The row has more values than there are headings' },
  'broken-quotes': /*i18n*/{ id: 'imports.reason.broken-quotes', message: 'A quotation mark is opened and never closed' },
  'too-long-line': /*i18n*/{ id: 'imports.reason.too-long-line', message: 'The line is longer than a million characters' },
  'still-to-come': /*i18n*/{ id: 'imports.reason.still-to-come', message: 'is a day still to come' },
  'too-long-ago': /*i18n*/{ id: 'imports.reason.too-long-ago', message: 'is before 1900' },
  'code-taken': /*i18n*/{ id: 'imports.reason.code-taken', message: 'belongs to something else in the catalog' },
  'no-such-customer': /*i18n*/{ id: 'imports.reason.no-such-customer', message: 'The customer is not here: bring customers in first' },
  'several-customers': /*i18n*/{ id: 'imports.reason.several-customers', message: 'Several customers fit' },
  'no-branch': /*i18n*/{ id: 'imports.reason.no-branch', message: 'is no branch here' },
  'more-than-total': /*i18n*/{ id: 'imports.reason.more-than-total', message: 'is more than the total' },
  'not-open': /*i18n*/{ id: 'imports.reason.not-open', message: 'is over: only open orders are brought in' },
  'erased-meanwhile': /*i18n*/{ id: 'imports.reason.erased-meanwhile', message: 'Speaks of somebody who was erased while the file waited' },
  'used-since': /*i18n*/{ id: 'imports.reason.used-since', message: 'The order is over here: it is not opened again' },
}

/** A reason in words, with the field in front where it is about one. */
export function sayReason(i18n: I18n, { code, field }: { readonly code: string; readonly field: string | null }): string {
  const sentence = reasons[code] ? i18n._(reasons[code]) : code
  const name = field === null ? undefined : fieldNames[field]
  return name ? `${i18n._(name)}: ${sentence}` : sentence
}
