import type { z } from 'zod'
import type { Language } from '#kernel/languages'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'

/**
 * What is wrong with a value that breaks its contract, in the reader's language and in words of a shop: nobody at a counter
 * knows what a string is. zod's own sentences are never shown. Sentences that a contract says itself stand before these.
 */
export function sayIssue(language: string): z.core.$ZodErrorMap {
  const i18n = translator(languages.find((one): one is Language => one === language) ?? 'en')
  return (issue) => {
    const [said, values] = sentenceOf(issue)
    return i18n._({ ...said, values })
  }
}

type Said = readonly [sentence: { readonly id: string; readonly message: string }, values?: Record<string, unknown>]

const wrong = /*i18n*/{ id: 'field.wrong', message: 'is not right' }
const missing = /*i18n*/{ id: 'field.missing', message: 'is missing' }
const number = /*i18n*/{ id: 'field.number', message: 'write a number' }

const kinds: Readonly<Record<string, { readonly id: string; readonly message: string }>> = {
  number, nan: number, bigint: number,
  int: /*i18n*/{ id: 'field.whole-number', message: 'write a whole number' },
  string: /*i18n*/{ id: 'field.text', message: 'write it as text' },
  boolean: /*i18n*/{ id: 'field.yes-or-no', message: 'say yes or no (true or false)' },
  array: /*i18n*/{ id: 'field.list', message: 'write a list' },
  object: /*i18n*/{ id: 'field.parts', message: 'write its parts, each by its name' },
  record: /*i18n*/{ id: 'field.parts', message: 'write its parts, each by its name' },
  null: /*i18n*/{ id: 'field.empty', message: 'leave this empty' },
  undefined: /*i18n*/{ id: 'field.empty', message: 'leave this empty' },
}

const formats: Readonly<Record<string, { readonly id: string; readonly message: string }>> = {
  email: /*i18n*/{ id: 'field.email', message: 'write an e-mail address' },
  url: /*i18n*/{ id: 'field.web-address', message: 'write a web address such as https://shop.example' },
  date: /*i18n*/{ id: 'field.day', message: 'write a day that exists as YYYY-MM-DD' },
  datetime: /*i18n*/{ id: 'field.instant', message: 'write the day and time with its zone, such as 2026-11-24T10:15:00Z' },
  base64: /*i18n*/{ id: 'field.base64', message: 'send the content of the file as base64' },
}

function sentenceOf(issue: z.core.$ZodRawIssue): Said {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return [missing]
      // A fraction, or a number too large to be counted with, where whole ones are meant.
      return [kinds[issue.expected] ?? wrong]
    case 'invalid_value':
      return issue.input === undefined || issue.input === null ? [missing]
        : [/*i18n*/{ id: 'field.one-of', message: 'write one of these: {choices}' }, { choices: issue.values.join(', ') }]
    case 'too_small': return least(issue.origin, Number(issue.minimum), issue.inclusive !== false)
    case 'too_big': return most(issue.origin, Number(issue.maximum), issue.inclusive !== false)
    case 'not_multiple_of': return [/*i18n*/{ id: 'field.multiple', message: 'write a multiple of {step}' }, { step: issue.divisor }]
    case 'invalid_format': return [formats[issue.format] ?? /*i18n*/{ id: 'field.format', message: 'is not written as it should be' }]
    case 'unrecognized_keys': return [/*i18n*/{ id: 'field.unknown', message: 'this field is not known here' }]
    case 'invalid_union': return issue.input === undefined || issue.input === null ? [missing] : [/*i18n*/{ id: 'field.no-way', message: 'is written in none of the ways that are read here' }]
    default: return [wrong]
  }
}

function least(origin: string, n: number, inclusive: boolean): Said {
  if (origin === 'string') {
    return n === 1 ? [/*i18n*/{ id: 'field.something', message: 'write something' }]
      : [/*i18n*/{ id: 'field.least-characters', message: 'write at least {n, plural, one {# character} other {# characters}}' }, { n }]
  }
  if (isCounted(origin)) return [/*i18n*/{ id: 'field.least-entries', message: 'name at least {n, plural, one {# entry} other {# entries}}' }, { n }]
  return inclusive ? [/*i18n*/{ id: 'field.least', message: 'write {n, number} or more' }, { n }] : [/*i18n*/{ id: 'field.above', message: 'write more than {n, number}' }, { n }]
}

function most(origin: string, n: number, inclusive: boolean): Said {
  if (origin === 'string') return [/*i18n*/{ id: 'field.most-characters', message: 'write at most {n, plural, one {# character} other {# characters}}' }, { n }]
  if (isCounted(origin)) return [/*i18n*/{ id: 'field.most-entries', message: 'name at most {n, plural, one {# entry} other {# entries}}' }, { n }]
  return inclusive ? [/*i18n*/{ id: 'field.most', message: 'write {n, number} or less' }, { n }] : [/*i18n*/{ id: 'field.below', message: 'write less than {n, number}' }, { n }]
}

const isCounted = (origin: string): boolean => ['array', 'set', 'map', 'object', 'record'].includes(origin)
