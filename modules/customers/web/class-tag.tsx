import { Tag } from '#platform/ui/tag.tsx'
import type { CustomerClass } from '../domain/index.ts'
import { useClassNames } from './class-names.ts'

/** Says who is more than a regular customer; of a regular one nothing needs saying. */
export function ClassTag({ of }: { readonly of: CustomerClass }) {
  const names = useClassNames()
  return of === 'regular' ? null : <Tag tone="accent">{names[of]}</Tag>
}
