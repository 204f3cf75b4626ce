import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { SettingsFrame, useMay } from '#modules/identity/web'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { PriceList } from '../../contract.ts'
import { useSayTerms } from '../terms-names.ts'
import { usePriceLists } from '../use-price-lists.ts'
import { PriceListForm } from './price-list-form.tsx'

/** The price lists: for whom, where, how and on which days each holds. Prices are set on the products. */
export default function PriceListsPage() {
  const { t } = useLingui()
  const mayChange = useMay('products.write')
  const sayTerms = useSayTerms()
  const { lists, fetched, error, again } = usePriceLists()
  const [open, setOpen] = useState<string | null>(null)
  const edited = lists.find(({ id }) => id === open)
  const close = () => setOpen(null)
  useKeys({ ...(mayChange && { N: () => setOpen('new') }), ...(open && { Esc: close }) })
  return (
    <SettingsFrame
      title="priceLists"
      actions={mayChange && !open && <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setOpen('new')}><Trans>New price list</Trans></Button>}
    >
      <p><Trans>Of the lists that fit a sale the one that says most of it holds: the class of the customer before the branch, the branch before the channel, the channel before days. Prices in a list are set on the page of a product.</Trans></p>
      {error && !fetched && <ProblemOf problem={error} ways={<Button onClick={again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={(open === 'new' || edited) && <PriceListForm key={open} list={edited ?? null} onDone={close} />}>
        {!fetched && !error && <Loading label={t`Fetching price lists`}><BoneRows rows={4} /></Loading>}
        {fetched && (
          <DataTable<PriceList>
            caption={t`Price lists`}
            rows={lists}
            rowKey={(list) => list.id}
            {...(mayChange && { onOpen: (list: PriceList) => setOpen(list.id) })}
            openKey={open}
            columns={[
              { id: 'name', head: t`Price list`, width: '34%', cell: (list) => list.name },
              { id: 'terms', head: t`Holds for`, cell: (list) => <Dotted parts={sayTerms(list)} /> },
              { id: 'prices', head: t`Prices`, numeric: true, width: '90px', phone: 'end', cell: (list) => list.prices },
            ]}
          />
        )}
      </ListAndSide>
    </SettingsFrame>
  )
}
