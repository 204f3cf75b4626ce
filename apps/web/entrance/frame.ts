import '#platform/ui/base-styles'
import './entrance.css'
import { i18n } from '@lingui/core'
import { languageNames, languages, type Language } from '#kernel/languages'
import { applyScheme, chosenScheme, isScheme, schemeKey } from '#platform/ui/scheme'
import { chosenLanguage } from './chosen-language.ts'
import { brandMark, element, type Said } from './element.ts'
import { inEveryLanguage, speak } from './speak.ts'

/** Draws a page before anyone is signed in: mark, language and look above, the content below. */
export async function drawPage(title: Said, content: () => readonly Node[], width: 'narrow' | 'wide' = 'narrow'): Promise<void> {
  applyScheme(chosenScheme())
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => applyScheme(chosenScheme()))
  await speak(chosenLanguage(), false)
  inEveryLanguage(() => {
    document.title = `${title()} · Lunette`
  })
  const brand = element('span', { class: 'brand' }, brandMark(26), element('b', {}, 'Lunette'))
  document.body.append(
    element('header', { class: 'top' }, brand, element('span', { class: 'choices' }, languageChoice(), schemeChoice())),
    element('main', { class: `middle ${width}` }, ...content()),
  )
}

function languageChoice(): HTMLElement {
  const select = element('select', { 'aria-label': () => i18n._({ id: 'entrance.language', message: 'Language' }) }, ...languages.map((language) => element('option', { value: language, lang: language }, languageNames[language])))
  inEveryLanguage(() => {
    select.value = i18n.locale
  })
  select.addEventListener('change', () => void speak(select.value as Language))
  return select
}

function schemeChoice(): HTMLElement {
  const names: readonly (readonly [string, Said])[] = [
    ['auto', () => i18n._({ id: 'entrance.scheme.auto', message: 'System' })],
    ['light', () => i18n._({ id: 'entrance.scheme.light', message: 'Light' })],
    ['dark', () => i18n._({ id: 'entrance.scheme.dark', message: 'Dark' })],
  ]
  const select = element('select', { 'aria-label': () => i18n._({ id: 'entrance.scheme', message: 'Look' }) }, ...names.map(([value, name]) => element('option', { value }, name)))
  select.value = chosenScheme()
  select.addEventListener('change', () => {
    if (!isScheme(select.value)) return
    localStorage.setItem(schemeKey, select.value)
    applyScheme(select.value)
  })
  return select
}
