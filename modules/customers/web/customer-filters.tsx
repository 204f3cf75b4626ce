import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { tagsInUse } from '../contract.ts'
import { customerClasses, type CustomerClass } from '../domain/customer.ts'
import { useClassNames } from './class-names.ts'

/** What narrows the list besides words. */
export interface Narrowed { readonly tag: string; readonly rank: CustomerClass | '' }

/** Reads the search part of an address; what it does not know is left out. */
export const readNarrowed = (search: Readonly<Record<string, unknown>>): Narrowed => ({
  tag: typeof search.tag === 'string' || typeof search.tag === 'number' ? String(search.tag).slice(0, 40) : '', rank: customerClasses.find((one) => one === search.class) ?? '',
})

/** The class and the tag by which the list is narrowed. */
export function CustomerFilters({ value: { tag, rank }, onChange }: { readonly value: Narrowed; readonly onChange: (value: Narrowed) => void }) {
  const { t } = useLingui()
  const ranks = useClassNames()
  const tags = useRead<z.output<typeof tagsInUse>>('/customers/tags', { kinds: ['customers'] }).data?.items.map((one) => one.tag) ?? []
  return (
    <>
      <NativeSelect size="xs" aria-label={t`Class`} value={rank} data={[{ value: '', label: t`every class` }, ...customerClasses.map((value) => ({ value, label: ranks[value] }))]} onChange={(event) => onChange({ tag, rank: event.currentTarget.value as Narrowed['rank'] })} />
      {(tags.length > 0 || tag !== '') && (
        <NativeSelect size="xs" aria-label={t`Tag`} value={tag} data={[{ value: '', label: t`every tag` }, ...(tag === '' || tags.includes(tag) ? tags : [tag, ...tags]).map((value) => ({ value, label: value }))]} onChange={(event) => onChange({ tag: event.currentTarget.value, rank })} />
      )}
    </>
  )
}
