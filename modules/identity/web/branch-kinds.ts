import { useLingui } from '@lingui/react'
import type { Branch } from './types.ts'

export function useBranchKinds(): Readonly<Record<Branch['kind'], string>> {
  const { i18n } = useLingui()
  return {
    shop: i18n._({ id: 'branch.shop', message: 'shop' }),
    workshop: i18n._({ id: 'branch.workshop', message: 'workshop' }),
    warehouse: i18n._({ id: 'branch.warehouse', message: 'warehouse' }),
    'mobile-unit': i18n._({ id: 'branch.mobile-unit', message: 'mobile unit' }),
  }
}
