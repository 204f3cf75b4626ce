import { Trans, useLingui } from '@lingui/react/macro'
import { addDays } from '#kernel/days'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { TaxClass, TaxRate } from '../../contract.ts'
import { decimalText } from '../../domain/index.ts'
import { usePoint } from '../say-details.tsx'
import { useShopToday } from '../use-shop-today.ts'
import { standingOf } from './rate-standing.ts'

export interface RatesTableProps {
  readonly rates: readonly TaxRate[]
  readonly classes: readonly TaxClass[]
  readonly openKey: string | null
  /** Something stands beside it: only what matters most. */
  readonly narrow: boolean
  readonly onOpen: (rate: TaxRate) => void
}

/** Rates one by one, those nobody checked marked. */
export function RatesTable({ rates, classes, openKey, narrow, onOpen }: RatesTableProps) {
  const { t } = useLingui()
  const point = usePoint()
  const today = useShopToday()
  const days = ({ validFrom, validTo }: TaxRate) => (validTo ? <><Day of={validFrom} as="date" /> – <Day of={addDays(validTo, -1)} as="date" /></> : <Trans>from <Day of={validFrom} as="date" /></Trans>)
  return (
    <DataTable<TaxRate>
      caption={t`Tax rates`}
      rows={rates}
      rowKey={(rate) => rate.id}
      onOpen={onOpen}
      openKey={openKey}
      columns={[
        { id: 'class', head: t`Tax`, width: '24%', cell: (rate) => classes.find(({ code }) => code === rate.taxClass)?.name ?? rate.taxClass },
        { id: 'component', head: t`Component`, cell: (rate) => `${rate.component} · ${rate.country}${rate.vatPayer ? '' : ` · ${t`not registered`}`}` },
        { id: 'days', head: t`Holds`, cell: (rate) => (standingOf(rate, today) === 'withdrawn' ? <Tag tone="done"><Trans>taken back</Trans></Tag> : days(rate)) },
        ...(narrow ? [] : [{ id: 'checked', head: t`Checked`, width: '24%', cell: (rate: TaxRate) => <Checked rate={rate} /> }]),
        { id: 'rate', head: t`Rate`, numeric: true, width: '90px', phone: 'end', cell: (rate) => `${decimalText(rate.rateBps, 2, point)} %` },
      ]}
    />
  )
}

/** Who has checked a rate and when, or that nobody has. */
export function Checked({ rate: { verifiedOn, verifiedBy } }: { readonly rate: TaxRate }) {
  if (verifiedOn === null) return <Tag tone="hold"><Trans>not checked</Trans></Tag>
  return <>{verifiedBy && <>{verifiedBy.name} · </>}<Day of={verifiedOn} as="date" /></>
}
