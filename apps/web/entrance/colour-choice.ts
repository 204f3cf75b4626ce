import { i18n } from '@lingui/core'
import { accents, lunetteAccent } from '#platform/ui/accents'
import { element } from './element.ts'

export interface ColourChoice {
  readonly root: HTMLElement
  /** Null: Lunette's own colour. */
  readonly value: () => { light: string; dark: string } | null
}

/** Colours to begin with, shown on this page as they are picked. Any other can be set later in Settings, where it is checked. */
export function colourChoice(): ColourChoice {
  let chosen: { light: string; dark: string } | null = null
  const swatches = accents.map((accent) => {
    const own = accent.light === lunetteAccent.light
    const input = element('input', { type: 'radio', name: 'colour', checked: own })
    const disc = element('span', { class: 'disc' })
    disc.style.background = `linear-gradient(135deg, ${accent.light} 50%, ${accent.dark} 50%)`
    input.addEventListener('change', () => {
      chosen = own ? null : { light: accent.light, dark: accent.dark }
    })
    return element('label', { class: 'swatch', title: () => i18n._(accent.name) }, input, disc, element('span', { class: 'sr-only' }, () => i18n._(accent.name)))
  })
  return {
    root: element('fieldset', { class: 'entry' }, element('legend', {}, () => i18n._({ id: 'shop.colour', message: 'Colour' })), element('div', { class: 'swatches' }, ...swatches)),
    value: () => chosen,
  }
}
