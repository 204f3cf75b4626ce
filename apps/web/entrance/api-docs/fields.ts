import { i18n } from '@lingui/core'
import { element } from '../element.ts'
import { described } from './code.ts'
import type { Schema } from './document.ts'
import { fieldsOf } from './sample.ts'

/** The fields of a schema as a list: name, type, whether it must be there, what it means. Null without fields. */
export function fieldList(schema: Schema): HTMLElement | null {
  const fields = fieldsOf(schema)
  if (fields.length === 0) return null
  return element('ul', { class: 'fields' }, ...fields.map(({ name, depth, type, required, description }) => element(
    'li', { 'data-depth': Math.min(depth, 4) },
    element('code', {}, name), ' ', element('span', { class: 'type' }, type), required && element('span', { class: 'must' }, () => i18n._({ id: 'docs.required', message: 'required' })),
    description && element('span', { class: 'means', lang: 'en' }, ...described(description)),
  )))
}
