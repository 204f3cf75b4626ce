import { useLingui } from '@lingui/react'
import { languages } from '#kernel/languages'
import { useSignedIn } from '#modules/identity/web'
import { acuityNotationOf, type AcuityWriting } from '../domain/index.ts'

/** How acuity is written where the organization is, to whoever reads. */
export function useAcuityWriting(): AcuityWriting {
  const { i18n } = useLingui()
  const notation = acuityNotationOf(useSignedIn().session.organization.country)
  return { notation, language: languages.find((one) => one === i18n.locale) ?? 'en' }
}
