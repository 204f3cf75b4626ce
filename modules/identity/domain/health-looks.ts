/** What is written down when somebody looks at health data. Codes of higher modules, as data; tests/audit-words.test.ts holds them against the code. */
export const healthLooks = ['customers.health-seen', 'customers.exported', 'prescriptions.opened', 'prescriptions.taken-out', 'prescriptions.register-printed', 'orders.file-opened', 'labs.order-opened', 'labs.inspection-opened'] as const
