/** The power of an eye: thousandths of a dioptre, the cylinder in either notation. */
export interface Power { readonly sphere: number; readonly cylinder: number }

/** The power in plus-cylinder form, by which sets are bounded: the weaker meridian, and how much stronger the other is. */
export const plusForm = ({ sphere, cylinder }: Power): { readonly weaker: number; readonly cylinder: number } =>
  ({ weaker: sphere + Math.min(0, cylinder), cylinder: Math.abs(cylinder) })

/**
 * The principal meridian with the most power, whatever its sign: of −2.00 −1.00 it is −3.00, of +1.00 −3.00 it is −2.00. Of two that are
 * equally strong the plus one.
 */
export function strongestMeridian(power: Power): number {
  const { weaker, cylinder } = plusForm(power)
  return Math.abs(weaker) > Math.abs(weaker + cylinder) ? weaker : weaker + cylinder
}

/** The same power in the notation of `like`: minus cylinder where that has one. */
export const inNotationOf = (like: Power, { weaker, cylinder }: { readonly weaker: number; readonly cylinder: number }): Power =>
  like.cylinder > 0 || cylinder === 0 ? { sphere: weaker, cylinder } : { sphere: weaker + cylinder, cylinder: -cylinder }
