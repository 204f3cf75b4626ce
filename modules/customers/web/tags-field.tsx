import { useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { tagsInUse } from '../contract.ts'

export interface TagsFieldProps {
  readonly value: readonly string[]
  readonly error: string | undefined
  readonly onChange: (tags: readonly string[]) => void
}

/** Words by which customers are found together; those in use are proposed, any other may be typed. */
export function TagsField({ value, error, onChange }: TagsFieldProps) {
  const { t } = useLingui()
  const tags = useRead<z.output<typeof tagsInUse>>('/customers/tags', { kinds: ['customers'] })
  return <TagsInput label={t`Tags`} description={t`Enter or a comma ends one.`} inputWrapperOrder={['label', 'input', 'description', 'error']} maxTags={30} maxLength={40} data={tags.data?.items.map(({ tag }) => tag) ?? []} value={[...value]} error={error} onChange={onChange} />
}
