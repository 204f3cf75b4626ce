import { bestLanguage, languages, type Language } from '#kernel/languages'

const cookie = 'lunette-language'

const kept = (): string | undefined => new RegExp(`(?:^|; )${cookie}=([^;]+)`).exec(document.cookie)?.[1]

/** Whether a language was chosen on this device. */
export const hasChosenLanguage = (): boolean => kept() !== undefined

/** The language chosen on this device (the server reads the same cookie), else the one that fits the browser's wishes. */
export function chosenLanguage(): Language {
  const wanted = kept()
  return languages.find((language) => language === wanted) ?? bestLanguage(navigator.languages)
}

/** Keeps the choice for a year. */
export function keepLanguage(language: Language): void {
  document.cookie = `${cookie}=${language}; path=/; max-age=31536000; samesite=lax`
}
