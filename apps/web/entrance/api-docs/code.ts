import { i18n } from '@lingui/core'
import { element } from '../element.ts'
import type { Said } from '../element.ts'

/** A piece of text as machines write it, with a button that copies it. It can be reached by keys, for it may scroll. */
export function code(text: string, label: Said): HTMLElement {
  const copy = element('button', { type: 'button', class: 'copy' }, () => i18n._({ id: 'docs.copy', message: 'Copy' }))
  copy.addEventListener('click', () => void navigator.clipboard.writeText(text).then(() => { copy.textContent = i18n._({ id: 'docs.copied', message: 'Copied' }) }))
  return element('div', { class: 'code' }, copy, element('pre', { tabindex: 0, role: 'region', 'aria-label': label }, text))
}

export const json = (value: unknown): string => JSON.stringify(value, null, 2)

/** A description with what stands between backticks set as code: descriptions are CommonMark, and ours use no more of it. */
export const described = (text: string): (Node | string)[] => text.split('`').map((piece, index) => (index % 2 === 0 ? piece : element('code', {}, piece)))
