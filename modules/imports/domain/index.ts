export { fieldNames } from './field-names.ts'
export { importFields, importKinds } from './fields.ts'
export type { ImportKind } from './fields.ts'
export { dayOrders, decimalSigns } from './read-values.ts'
