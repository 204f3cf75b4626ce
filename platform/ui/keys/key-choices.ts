/** Keys as a person has them. `changed` maps a usual stroke to the one pressed instead, null where it does nothing. */
export interface KeyChoices {
  /** Whether letters, figures and signs act without Ctrl or Alt (WCAG 2.1.4: they can be turned off). */
  readonly singleLetters: boolean
  readonly changed: Readonly<Record<string, string | null>>
}

export const usualKeys: KeyChoices = { singleLetters: true, changed: {} }

/** Whether the stroke is a bare letter, figure or sign, or `G` and one. Arrows are none: they write nothing. */
export const isSingleLetter = (stroke: string): boolean => /^(G )?[^\s↑↓←→]$/u.test(stroke)

/** What is pressed for what `usual` does; null when nothing is. */
export function strokeFor({ singleLetters, changed }: KeyChoices, usual: string): string | null {
  const stroke = Object.hasOwn(changed, usual) ? changed[usual] ?? null : usual
  return stroke !== null && !singleLetters && isSingleLetter(stroke) ? null : stroke
}

/** The usual stroke that is meant by what was pressed; empty when it means nothing any more. */
export function meantBy({ changed }: KeyChoices, pressed: string): string {
  const usual = Object.keys(changed).find((name) => changed[name] === pressed)
  return usual ?? (Object.hasOwn(changed, pressed) ? '' : pressed)
}
