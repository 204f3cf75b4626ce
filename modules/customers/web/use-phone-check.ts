import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import { useSignedIn } from '#modules/identity/web'
import { phoneSentences } from '../domain/refusal-sentences.ts'

/**
 * Says what is wrong with a telephone number once its field is left, by the same plans as the server. The plans are large and
 * come only with the first number that is typed.
 */
export function usePhoneCheck(): { readonly check: (typed: string) => void; readonly problemOf: (typed: string) => string | undefined } {
  const { i18n } = useLingui()
  const { country } = useSignedIn().session.organization
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const asked = useRef(new Set<string>())
  const check = (typed: string): void => {
    if (typed.trim() === '' || asked.current.has(typed)) return
    asked.current.add(typed)
    void import('#platform/text/phone').then(({ readPhone }) => {
      const reading = readPhone(typed, country)
      if ('refusal' in reading) setSaid((before) => ({ ...before, [typed]: i18n._(phoneSentences[reading.refusal]) }))
    })
  }
  return { check, problemOf: (typed) => said[typed] }
}
