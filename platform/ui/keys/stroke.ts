/** What `strokeOf` reads from a key press; a real KeyboardEvent has more. */
type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

const names: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
}

/**
 * A key press as it is written on key caps: `N`, `?`, `Ctrl Enter`, `Shift →`, `Alt 1`. Empty for a bare modifier.
 * ⌘ counts as Ctrl. Shift is named only where it makes no other character; digits with Alt are read by place, for
 * Czech keyboards write letters there.
 */
export function strokeOf(press: Press): string {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'].includes(press.key)) return ''
  const digit = press.altKey ? /^Digit(\d)$/.exec(press.code)?.[1] : undefined
  const printable = press.key.length === 1 && press.key !== ' '
  const letter = printable && press.key.toLowerCase() !== press.key.toUpperCase()
  const name = digit ?? names[press.key] ?? (printable ? press.key.toUpperCase() : press.key)
  const command = press.ctrlKey || press.metaKey
  const shift = press.shiftKey && (!printable || (letter && command))
  return [command && 'Ctrl', press.altKey && 'Alt', shift && 'Shift', name].filter(Boolean).join(' ')
}

/** Whether the stroke would write into a text field, where single letters therefore do not act. */
export const writes = (stroke: string): boolean => !/^(Ctrl|Alt) /.test(stroke) && !/^(F\d+|Esc)$/.test(stroke)
