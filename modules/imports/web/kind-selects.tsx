import { useLingui } from '@lingui/react/macro'
import { NativeSelect } from '@mantine/core'
import { useKindNames, useTaxClasses } from '#modules/catalog/web'
import { may, useSignedIn } from '#modules/identity/web'
import { useOrderKinds } from '#modules/orders/web'
import type { ImportSettings } from '../contract.ts'

interface Props { readonly settings: ImportSettings; readonly disabled: boolean; readonly onChange: (part: Partial<ImportSettings>) => void }

/** What products are whose row does not say. */
export function ProductSelects({ settings, disabled, onChange }: Props) {
  const { t } = useLingui()
  // Options of lenses have no price of their own to bring.
  const { 'lens-option': _option, ...kinds } = useKindNames()
  return (
    <>
      <NativeSelect label={t`Rows without a kind are`} value={settings.productKind} disabled={disabled} data={Object.entries(kinds).map(([value, label]) => ({ value, label }))} onChange={(event) => onChange({ productKind: event.currentTarget.value as ImportSettings['productKind'] })} />
      <TaxClass settings={settings} disabled={disabled} onChange={onChange} />
    </>
  )
}

/** Where orders belong whose row does not say, and which stages they go through. */
export function OrderSelects({ settings, disabled, onChange }: Props) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const kinds = useOrderKinds().data?.items ?? []
  const branches = session.branches.filter(({ id }) => may(session, 'orders.write', id))
  return (
    <>
      <NativeSelect label={t`Rows without a branch are of`} value={settings.branchId ?? ''} disabled={disabled} data={branches.map(({ id, name }) => ({ value: id, label: name }))} onChange={(event) => onChange({ branchId: event.currentTarget.value })} />
      <NativeSelect label={t`Rows without a kind are`} value={settings.orderKind} disabled={disabled} data={kinds.map(({ code, name }) => ({ value: code, label: name }))} onChange={(event) => onChange({ orderKind: event.currentTarget.value })} />
      <TaxClass settings={settings} disabled={disabled} onChange={onChange} />
    </>
  )
}

function TaxClass({ settings, disabled, onChange }: Props) {
  const { t } = useLingui()
  const { items } = useTaxClasses()
  return <NativeSelect label={t`Rows without a tax class have`} value={settings.taxClass} disabled={disabled} data={items.map(({ code, name }) => ({ value: code, label: name }))} onChange={(event) => onChange({ taxClass: event.currentTarget.value })} />
}
