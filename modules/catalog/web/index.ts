export { productsFinder } from './finder.tsx'
export { catalogPages } from './pages.ts'
export { ProductPicker, variantsOf } from './product-picker.tsx'
export type { PickedVariant } from './product-picker.tsx'
