import { setupI18n, type I18n } from '@lingui/core'
import { messages as cs } from '#locales/cs/server'
import { messages as en } from '#locales/en/server'
import { messages as ptBR } from '#locales/pt-BR/server'
import { messages as zhCN } from '#locales/zh-CN/server'
import type { Language } from '#kernel/languages'

const catalogues = { en, cs, 'pt-BR': ptBR, 'zh-CN': zhCN } as const

const translators = new Map<Language, I18n>()

/**
 * Speaks one language, for texts that the server writes: problems, papers, messages. One translator per language, never
 * switched, so two requests cannot mix their languages.
 * @example translator('cs')._({ id: 'mail.reset.subject', message: 'Set a new password' })
 */
export function translator(language: Language): I18n {
  let i18n = translators.get(language)
  if (!i18n) {
    i18n = setupI18n({ locale: language, messages: catalogues })
    translators.set(language, i18n)
  }
  return i18n
}
