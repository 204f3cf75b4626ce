/** The power of an eye: thousandths of a dioptre, the cylinder in either notation. */
export interface Power { readonly sphere: number; readonly cylinder: number }

/** The power in plus-cylinder form, by which sets are bounded: the weaker meridian, and how much stronger the other is. */
export const plusForm = ({ sphere, cylinder }: Power): { readonly weaker: number; readonly cylinder: number } =>
  ({ weaker: sphere + Math.min(0, cylinder), cylinder: Math.abs(cylinder) })

/** The same power in the notation of `like`: minus cylinder where that has one. */
export const inNotationOf = (like: Power, { weaker, cylinder }: { readonly weaker: number; readonly cylinder: number }): Power =>
  like.cylinder > 0 || cylinder === 0 ? { sphere: weaker, cylinder } : { sphere: weaker + cylinder, cylinder: -cylinder }
