import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { SettingsFrame, useMay, useSignedIn } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { TaxRate, taxRates } from '../../contract.ts'
import { useTaxClasses } from '../use-tax-classes.ts'
import { NewRateForm } from './new-rate-form.tsx'
import { RatePanel } from './rate-panel.tsx'
import { RatesTable } from './rates-table.tsx'
import { standingOf } from './rate-standing.ts'
import { useShopToday } from '../use-shop-today.ts'

/** The rates of every tax class: what holds, since when, where it was read, and who has checked it. */
export default function TaxesPage() {
  const { t } = useLingui()
  const mayManage = useMay('taxes.manage')
  const { vatPayer, country } = useSignedIn().session.organization
  const today = useShopToday()
  const { items: classes } = useTaxClasses()
  const rates = useRead<z.output<typeof taxRates>>('/tax-rates', { kinds: ['catalog', 'identity.organization-changed'] })
  const [open, setOpen] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const close = () => setOpen(null)
  useKeys({ ...(mayManage && { N: () => setOpen('new') }), ...(open && { Esc: close }) })
  const ours = rates.data?.items.filter((rate) => rate.vatPayer === vatPayer && rate.country === country)
  const shown = (all ? rates.data?.items : ours?.filter((rate) => ['holds', 'planned'].includes(standingOf(rate, today)))) ?? []
  const unchecked = ours?.filter((rate) => standingOf(rate, today) === 'holds' && rate.verifiedOn === null).length ?? 0
  const chosen: TaxRate | undefined = rates.data?.items.find(({ id }) => id === open)
  return (
    <SettingsFrame
      title="taxes"
      actions={mayManage && !open && <Button variant="filled" leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setOpen('new')}><Trans>New rate</Trans></Button>}
    >
      {unchecked > 0 && (
        <ProblemPanel tone="hold" title={t`Some rates were not checked by anybody yet`}>
          <Trans>Lunette brought them when the shop was opened. Compare each with its source, or let your accountant do it, and say so with your name.</Trans>
        </ProblemPanel>
      )}
      <Checkbox label={<Trans>Show past rates and those of other countries too</Trans>} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      {rates.error && !rates.data && <ProblemOf problem={rates.error} ways={<Button onClick={() => void rates.refetch()}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={(open === 'new' && <NewRateForm classes={classes} rates={ours ?? []} onDone={close} />) || (chosen && <RatePanel key={chosen.id} rate={chosen} taxName={classes.find(({ code }) => code === chosen.taxClass)?.name ?? chosen.taxClass} mayManage={mayManage} onDone={close} />)}>
        {!rates.data && !rates.error && <Loading label={t`Fetching rates`}><BoneRows rows={5} /></Loading>}
        {rates.data && <RatesTable rates={shown} classes={classes} openKey={open} narrow={open !== null} onOpen={(rate) => setOpen(rate.id)} />}
      </ListAndSide>
    </SettingsFrame>
  )
}
