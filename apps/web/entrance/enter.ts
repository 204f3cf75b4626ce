import type { SessionView } from '#modules/identity/contract'
import { languages } from '#kernel/languages'
import { hasChosenLanguage, keepLanguage } from './chosen-language.ts'
import { wayBack } from './way-back.ts'

/** Goes on into the app as whoever has just signed in, to where they came from; their language comes along unless another was chosen here. */
export function enter(session: SessionView): void {
  const own = languages.find((language) => language === session.person.language)
  if (own && !hasChosenLanguage()) keepLanguage(own)
  // Who must set up a second factor is led to where that is done.
  location.replace(session.secondFactorDueAt === null ? wayBack(location.search) : '/settings/security')
}
