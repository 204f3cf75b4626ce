import { catalogPages } from '#modules/catalog/web'
import { customersPages } from '#modules/customers/web'
import { identityPages, may } from '#modules/identity/web'
import type { SessionView } from '#modules/identity/contract'
import type { Right } from '#modules/identity/domain'
import { importsPages } from '#modules/imports/web'
import { lensesPages } from '#modules/lenses/web'
import { labsOfOrder, labsPages, promiseOfLabs, tracedGlasses, traceOfOrder } from '#modules/labs/web'
import { contactLensesOfCustomer, figuresOfCustomer, ordersOfCustomer, ordersPages } from '#modules/orders/web'
import { fittingsOfCustomer, prescriptionsOfCustomer, prescriptionsPages } from '#modules/prescriptions/web'
import { webhooksPages } from '#modules/webhooks/web'
import type { Page, PageKey } from '#platform/ui/page'

/** Every page of the staff app. Routes, navigation, key line and palette are made from it, and tests walk it. */
export const pages: readonly Page[] = [...ordersPages([labsOfOrder, traceOfOrder], [promiseOfLabs], [tracedGlasses]), ...customersPages([figuresOfCustomer, prescriptionsOfCustomer, fittingsOfCustomer, contactLensesOfCustomer, ordersOfCustomer]), ...catalogPages, ...lensesPages, ...prescriptionsPages, ...labsPages, ...importsPages, ...webhooksPages, ...identityPages(keysOf)]

/** Whether a right and a capability are there for this person: the part is on and a role of theirs carries the right. */
export function allows(asked: Pick<Page, 'right' | 'capability'>, session: SessionView): boolean {
  const on = asked.capability === null || session.organization.capabilities.some((capability) => capability === asked.capability)
  return on && (asked.right === null || may(session, asked.right as Right))
}

/** The keys that act on every page. */
export const everywhereKeys = (session: SessionView): readonly PageKey[] => [
  { caps: ['Ctrl', 'K'], does: /*i18n*/ { id: 'key.search-anything', message: 'search for anything' } },
  ...pages.flatMap((page) => (page.nav?.letter && allows(page, session) ? [{ caps: ['G', page.nav.letter], does: page.title }] : [])),
  { caps: ['Q'], does: /*i18n*/ { id: 'key.scan-with-camera', message: 'scan with the camera' } },
  { caps: ['Ctrl', 'Shift', 'H'], does: /*i18n*/ { id: 'key.change-hands', message: 'change hands by PIN' } },
  { caps: ['Esc'], does: /*i18n*/ { id: 'key.back', message: 'back' } },
  { caps: ['?'], does: /*i18n*/ { id: 'key.this-list', message: 'list of keys' } },
]

/** All keys of whoever is signed in: those of every page, then page by page. */
function keysOf(session: SessionView): readonly PageKey[] {
  return [...everywhereKeys(session), ...pages.filter((page) => allows(page, session)).flatMap(({ keys }) => keys)]
}
