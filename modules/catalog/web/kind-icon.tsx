import { IconBottle, IconCircle, IconEye, IconEyeglass2, IconPackage, IconScissors, IconSparkles, IconTool } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import type { ProductKind } from '../domain/index.ts'

const icons: Readonly<Record<ProductKind, Icon>> = {
  frame: IconEyeglass2, lens: IconCircle, 'lens-option': IconSparkles, 'contact-lens': IconEye, accessory: IconPackage, cosmetic: IconBottle, consumable: IconScissors, service: IconTool,
}

/** The picture of a kind, beside its word. */
export function KindIcon({ of }: { readonly of: ProductKind }) {
  const Picture = icons[of]
  return <Picture aria-hidden />
}
