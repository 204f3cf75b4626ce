/**
 * What a typed text says. `value` null: nothing was typed, which is not 0.00. Without `value` it has no single reading and stays as
 * typed: `sign` (a power of that size, plus or minus?), `place` (−0.50 or −50.00?), `step`, `limits`, `eyes` (of one eye or of both?), `distance` (near wants the sphere
 * it adds to), `weaker` (near is no more plus than distance), or nothing at all.
 */
export type Reading = { readonly value: number | null } | { readonly unread: 'sign' | 'place' | 'step' | 'limits' | 'eyes' | 'distance' | 'weaker' | 'nothing' }

/** How a cylinder without a sign is meant on this form. */
export type CylinderMode = 'minus' | 'plus'
