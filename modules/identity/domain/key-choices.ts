/** Why a stroke cannot be given to something: it is none, the browser takes it first, or lists and forms need it for themselves. */
export type StrokeRefusal = 'no-key' | 'browser' | 'fixed'

const shape = /^(Ctrl )?(Alt )?(Shift )?(G )?\S{1,12}$/u
/** Closes or opens windows and tabs, reloads, quits: no page is asked. */
const ofBrowser = /^Ctrl (Shift )?[NTWRQ]$/
/** `G` begins the keys that lead to pages. */
const fixed = /^(G|Enter|Esc|Tab|Shift Tab|Space|Backspace|Delete|Home|End|PageUp|PageDown|[↑↓←→])$/u

/** Whether the key may do something else than it does: what lists, menus and forms are worked with stays. */
export const isFixedStroke = (stroke: string): boolean => fixed.test(stroke)

/** Why the stroke, as it is written on key caps (`Ctrl Shift H`), may not be chosen, or null. */
export function whyNotStroke(stroke: string): StrokeRefusal | null {
  if (!shape.test(stroke)) return 'no-key'
  if (ofBrowser.test(stroke)) return 'browser'
  return isFixedStroke(stroke) ? 'fixed' : null
}
