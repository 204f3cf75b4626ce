import { Trans, useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { CatalogueItem } from '#modules/lenses/contract'
import { useRead } from '#platform/ui/api/use-read'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import classes from './labs.module.css'
import { unknownMakers } from './unknown-makers.ts'

export interface MakersFieldProps { readonly makers: readonly string[]; readonly error: string | undefined; readonly onMakers: (makers: string[]) => void }

/** Whose lenses a lab supplies: makers of the lens catalogues to choose from; another may be typed, and is told to be in none. */
export function MakersField({ makers, error, onMakers }: MakersFieldProps) {
  const { t, i18n } = useLingui()
  const may = useMay('products.read')
  const on = useSignedIn().session.organization.capabilities.some((one) => one === 'catalog')
  const { data } = useRead<{ items: readonly CatalogueItem[] }>('/lens-catalogues?limit=100', { kinds: ['lenses'], enabled: may && on })
  const known = [...new Set(data?.items.flatMap(({ state, maker }) => (state === 'current' && maker !== null ? [maker] : [])) ?? [])].toSorted(new Intl.Collator(i18n.locale).compare)
  const unknown = unknownMakers(known, makers)
  const names = new Intl.ListFormat(i18n.locale).format(unknown)
  return (
    <div className={classes.stack}>
      <TagsInput label={t`Makers whose lenses it supplies`} description={t`Choose or type; Enter or a comma ends one. None means any.`} inputWrapperOrder={['label', 'input', 'description', 'error']} maxTags={50} maxLength={80} data={known} value={[...makers]} error={error} onChange={onMakers} />
      {unknown.length > 0 && <p className={classes.unknown} role="status"><WarningMark size={15} /> <span><Trans>No lens of {names} is in the catalogues. Labs are proposed by the names that catalogues use.</Trans></span></p>}
    </div>
  )
}
