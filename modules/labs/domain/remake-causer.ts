/** Through whose fault something had to be made again; `unsaid` when nobody said it and it does not follow from the cause. */
export const causers = ['prescriber', 'optician', 'lab', 'customer', 'unsaid'] as const
export type Causer = (typeof causers)[number]

/** What one may answer when asked. */
export const namedCausers = ['prescriber', 'optician', 'lab', 'customer'] as const satisfies readonly Causer[]
export type NamedCauser = (typeof namedCausers)[number]

type Cause = 'wrong-power' | 'measured-wrong' | 'lab-fault' | 'breakage' | 'not-tolerated' | 'other'
type Bearer = 'shop' | 'lab' | 'customer'

/** Cause and bearer of the cost as an order is remade with, proposed for whose fault it was. */
export const remakeFor: Readonly<Record<NamedCauser, { readonly cause: Cause; readonly costBearer: Bearer }>> = {
  prescriber: { cause: 'wrong-power', costBearer: 'shop' },
  optician: { cause: 'measured-wrong', costBearer: 'shop' },
  lab: { cause: 'lab-fault', costBearer: 'lab' },
  customer: { cause: 'not-tolerated', costBearer: 'shop' },
}

/** Whose fault an order says that it was. A breakage is the fault of whoever pays for it. */
export function causerOf(cause: string, bearer: string): Causer {
  switch (cause) {
    case 'wrong-power': return 'prescriber'
    case 'measured-wrong': return 'optician'
    case 'lab-fault': return 'lab'
    case 'not-tolerated': return 'customer'
    case 'breakage': return bearer === 'lab' ? 'lab' : bearer === 'customer' ? 'customer' : 'optician'
    default: return bearer === 'lab' ? 'lab' : bearer === 'customer' ? 'customer' : 'unsaid'
  }
}
