import { customersSealed } from '#modules/customers/server'
import { importsSealed } from '#modules/imports/server'
import { prescriptionsSealed } from '#modules/prescriptions/server'
import { labsSealed } from '#modules/labs/server'
import { webhooksSealed } from '#modules/webhooks/server'
import { platformSealed } from '#platform/crypto/sealed-column'

/** Every place where something sealed stands in the database; tests/schema/sealed-columns.api.test.ts holds it against the tables. */
export const sealedColumns = [...platformSealed, ...importsSealed, ...customersSealed, ...labsSealed, ...prescriptionsSealed, ...webhooksSealed]
