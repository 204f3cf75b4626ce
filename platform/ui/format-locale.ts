/** English dates are written with the day first, as in the other three languages: one habit at every counter. */
export const formatLocale = (language: string): string => (language === 'en' ? 'en-GB' : language)
