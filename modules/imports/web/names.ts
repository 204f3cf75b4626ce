import { useLingui } from '@lingui/react/macro'
import type { ImportItem } from '../contract.ts'

/** What is brought in, and how an import stands, in words. */
export function useImportNames() {
  const { t } = useLingui()
  const kinds: Record<ImportItem['kind'], string> = { customers: t`Customers`, products: t`Products`, orders: t`Open orders` }
  const states: Record<ImportItem['state'], string> = {
    uploading: t`waiting for its file`, mapping: t`being prepared`, judging: t`dry run under way`, judged: t`ready to run`, running: t`being brought in`, stopped: t`stopped`, failed: t`failed`, done: t`done`,
    undoing: t`being undone`, undone: t`undone`,
  }
  return { kinds, states }
}
