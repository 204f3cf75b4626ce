import { catalogDefaults } from '#modules/catalog/server'
import type { OnOrganizationCreated } from '#modules/identity/server'
import { ordersDefaults } from '#modules/orders/server'

/** What every new organization is given by the modules, lower ones first: tax classes, price list, kinds of order. */
export const onOrganizationCreated: readonly OnOrganizationCreated[] = [catalogDefaults, async (tx) => ordersDefaults(tx)]
