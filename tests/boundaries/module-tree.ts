/**
 * The house, from the ground up: a module may ask those on lower floors. Neighbours on a floor do not know each other;
 * what one of them has to tell the other travels as a fact, or is arranged by a module above both.
 */
const floors: readonly (readonly string[])[] = [
  ['identity'],
  ['customers', 'catalog', 'payments'],
  ['prescriptions', 'stock'],
  ['lenses'],
  ['orders'],
  ['imports', 'labs', 'appointments', 'purchasing', 'dispatch'],
  ['cash-desk', 'invoicing', 'bank'],
  ['complaints', 'advisors', 'memberships', 'campaigns', 'feedback'],
  ['automation', 'messages', 'reports', 'continuity', 'storefront', 'connectors', 'webhooks'],
]

/** Every module of the tree, lowest first. */
export const knownModules: readonly string[] = floors.flat()

/** The modules that a module may ask: those on the floors below its own. */
export function modulesBelow(module: string): string[] {
  return floors.slice(0, floors.findIndex((floor) => floor.includes(module))).flat()
}
