/** An option of a lens as chosen: which other options it needs beside it, and which it does not stand beside. */
export interface ChosenOption { readonly id: string; readonly needs: readonly string[]; readonly excludes: readonly string[] }

export type OptionRefusal =
  | { readonly refusal: 'not-offered'; readonly option: string }
  | { readonly refusal: 'needs'; readonly option: string; readonly other: string }
  | { readonly refusal: 'excludes'; readonly option: string; readonly other: string }

/**
 * Why these options cannot be had together on a lens that offers `offered`; empty when they can. It is enough that one of
 * two options excludes the other.
 */
export function whyNotOptions(offered: readonly string[], chosen: readonly ChosenOption[]): OptionRefusal[] {
  const ids = chosen.map(({ id }) => id)
  return chosen.flatMap(({ id: option, needs, excludes }): OptionRefusal[] => [
    ...(offered.includes(option) ? [] : [{ refusal: 'not-offered', option } as const]),
    ...needs.filter((other) => !ids.includes(other)).map((other) => ({ refusal: 'needs', option, other }) as const),
    ...excludes.filter((other) => ids.includes(other)).map((other) => ({ refusal: 'excludes', option, other }) as const),
  ])
}
