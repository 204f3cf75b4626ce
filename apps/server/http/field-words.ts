import type { Language } from '#kernel/languages'
import { languages } from '#kernel/languages'
import { translator } from '#platform/i18n/index'

/** What contracts and use cases say of a field, in the words they are written in. What only programs send stays English. */
const words = [
  /*i18n*/{ id: 'field.something', message: 'write something' },
  /*i18n*/{ id: 'field.unseen', message: 'contains characters that cannot be seen' },
  /*i18n*/{ id: 'field.no-text', message: 'is not valid text' },
  /*i18n*/{ id: 'field.day', message: 'write a day that exists as YYYY-MM-DD' },
  /*i18n*/{ id: 'field.amount', message: 'write an amount above zero' },
  /*i18n*/{ id: 'field.closes-first', message: 'closes before it opens' },
  /*i18n*/{ id: 'field.time', message: 'write a time such as 08:30' },
  /*i18n*/{ id: 'field.email', message: 'write an e-mail address' },
  /*i18n*/{ id: 'field.digits', message: 'write 8, 12, 13 or 14 digits' },
  /*i18n*/{ id: 'field.owner-whole', message: 'an owner owns the whole: leave the branch empty' },
  /*i18n*/{ id: 'field.accent-dark', message: 'cannot be read on the dark background: take a lighter colour' },
  /*i18n*/{ id: 'field.accent-light', message: 'cannot be read on white: take a darker colour' },
  /*i18n*/{ id: 'field.accent-late', message: 'looks like the red of «overdue»: take another colour' },
  /*i18n*/{ id: 'field.no-price', message: 'has no price yet: write one' },
  /*i18n*/{ id: 'field.passed', message: 'has passed already' },
  /*i18n*/{ id: 'field.below-zero', message: 'is below zero' },
  /*i18n*/{ id: 'field.future', message: 'is in the future: look at the clock of this device' },
  /*i18n*/{ id: 'field.long-ago', message: 'is more than a month ago' },
  /*i18n*/{ id: 'field.amount-too-large', message: 'makes an amount that cannot be right' },
  /*i18n*/{ id: 'field.total-too-large', message: 'make a total that cannot be right' },
  /*i18n*/{ id: 'field.hours-overlap', message: 'overlaps other hours of the same day' },
  /*i18n*/{ id: 'field.twice', message: 'stands here twice' },
  /*i18n*/{ id: 'field.discount-too-large', message: 'take away more than the line costs' },
  /*i18n*/{ id: 'field.no-branch', message: 'there is no such branch' },
  /*i18n*/{ id: 'field.no-customer', message: 'there is no such customer' },
  /*i18n*/{ id: 'field.no-person', message: 'there is no such person here' },
  /*i18n*/{ id: 'field.no-product', message: 'there is no such product on sale' },
  /*i18n*/{ id: 'field.not-your-password', message: 'this is not your password' },
  /*i18n*/{ id: 'field.not-the-code', message: 'this is not the code that the app shows now' },
  /*i18n*/{ id: 'field.code-used', message: 'this code is not right, or it was used already' },
  /*i18n*/{ id: 'field.show-second-factor', message: 'you have a second factor: show that one' },
  /*i18n*/{ id: 'field.six-digits', message: 'write the six digits' },
  /*i18n*/{ id: 'field.role-twice', message: 'this role is given twice' },
  /*i18n*/{ id: 'field.skill-there', message: 'this skill is there already' },
]
const byMessage = new Map(words.map((word) => [word.message, word]))

/** A field's trouble in the reader's language; what is not known here is said as it came. */
export function sayField(message: string, language: string): string {
  const word = byMessage.get(message)
  const spoken = languages.find((one): one is Language => one === language)
  return word && spoken ? translator(spoken)._(word) : message
}
