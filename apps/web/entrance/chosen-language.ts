import { bestLanguage, languages, type Language } from '#kernel/languages'

const cookie = 'lunette-language'

/** The language chosen on this device (the server reads the same cookie), else the one that fits the browser's wishes. */
export function chosenLanguage(): Language {
  const kept = new RegExp(`(?:^|; )${cookie}=([^;]+)`).exec(document.cookie)?.[1]
  return languages.find((language) => language === kept) ?? bestLanguage(navigator.languages)
}

/** Keeps the choice for a year. */
export function keepLanguage(language: Language): void {
  document.cookie = `${cookie}=${language}; path=/; max-age=31536000; samesite=lax`
}
