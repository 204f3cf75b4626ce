/** Whether somebody was writing there when the scanner was opened: then a scan is meant for this field, as a scanner that types would write it. */
export const isTextField = (element: Element | null): element is HTMLInputElement =>
  element instanceof HTMLInputElement && !element.readOnly && !element.disabled && ['text', 'search', 'tel', 'email', 'number', 'url'].includes(element.type)

/** Writes a code into the field and presses Enter, as a scanner that acts as a keyboard does. */
export function writeScan(field: HTMLInputElement, code: string): void {
  field.focus()
  // React hears of a value only when it is set past the property that it has laid over this one.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, code)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
}
