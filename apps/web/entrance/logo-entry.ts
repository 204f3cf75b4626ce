import { i18n } from '@lingui/core'
import { element } from './element.ts'
import { entry, type Entry } from './form.ts'

/** What the server takes; larger ones are refused before they are sent. */
const maxBytes = 1_000_000

export interface LogoEntry {
  readonly root: HTMLElement
  readonly entry: Entry
  readonly chosen: () => boolean
  readonly read: () => Promise<{ name: string; mediaType: string; base64: string }>
}

/** A logo for papers, if there is one at hand. */
export function logoEntry(): LogoEntry {
  // The browser's own button speaks the browser's language, not the page's: ours stands in front of it.
  const input = element('input', { type: 'file', accept: 'image/png,image/jpeg,image/svg+xml', class: 'file' })
  const name = element('span', { class: 'file-name' })
  const button = element('span', { class: 'second small', 'aria-hidden': 'true' }, () => i18n._({ id: 'shop.logo.button', message: 'Choose a file' }))
  const made = entry(() => i18n._({ id: 'shop.logo', message: 'Logo for papers, if there is one' }), input, () => i18n._({ id: 'shop.logo.hint', message: 'PNG, JPEG or SVG, up to 1 MB' }), element('span', { class: 'file-face' }, button, name))
  input.addEventListener('change', () => {
    const file = input.files?.[0]
    name.textContent = file?.name ?? ''
    if (!file || file.size <= maxBytes) return
    input.value = ''
    name.textContent = ''
    made.complain(i18n._({ id: 'shop.logo.too-large', message: 'This file is over 1 MB. Choose a smaller one, or add the logo later.' }))
  })
  return {
    root: made.root,
    entry: made,
    chosen: () => input.files?.[0] !== undefined,
    read: async () => {
      const file = input.files![0]!
      const bytes = new Uint8Array(await file.arrayBuffer())
      let text = ''
      for (const byte of bytes) text += String.fromCharCode(byte)
      return { name: file.name, mediaType: file.type, base64: btoa(text) }
    },
  }
}
