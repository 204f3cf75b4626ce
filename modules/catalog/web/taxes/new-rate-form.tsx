import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { Day } from '#platform/ui/day.tsx'
import { DayInput } from '#platform/ui/day-input.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { newTaxRate, TaxClass, TaxRate } from '../../contract.ts'
import { DecimalInput } from '../decimal-input.tsx'
import { usePoint } from '../say-details.tsx'
import { decimalText } from '../../domain/index.ts'
import { useShopToday } from '../use-shop-today.ts'
import { standingOf } from './rate-standing.ts'

export interface NewRateFormProps {
  readonly classes: readonly TaxClass[]
  /** Rates of the organization's own country and registration. */
  readonly rates: readonly TaxRate[]
  readonly onDone: () => void
}

/** Adds a rate from a day on; says which one is ended by that. */
export function NewRateForm({ classes, rates, onDone }: NewRateFormProps) {
  const { t } = useLingui()
  const { country, vatPayer } = useSignedIn().session.organization
  const [today, point] = [useShopToday(), usePoint()]
  const [id] = useState(newId)
  const firstClass = classes[0]?.code ?? ''
  const componentOf = (taxClass: string): string => rates.find((rate) => rate.taxClass === taxClass)?.component ?? rates[0]?.component ?? ''
  const { values, set } = useDraft({ taxClass: firstClass, component: componentOf(firstClass), rateBps: null as number | null, validFrom: null as string | null, source: '', vatPayer, country })
  const add = useSend<TaxRate, z.input<typeof newTaxRate>>({ name: 'tax-rate.add', method: 'POST', path: '/tax-rates', kinds: ['catalog'] })
  const { problem, pending } = add
  const replaced = values.validFrom === null ? undefined : rates.find((rate) => rate.taxClass === values.taxClass && rate.component === values.component && rate.validFrom < values.validFrom! && standingOf(rate, values.validFrom!) === 'holds')
  const save = async () => {
    if (values.rateBps === null || values.validFrom === null) return
    if (await add.send({ id, ...values, rateBps: values.rateBps, validFrom: values.validFrom })) onDone()
  }
  return (
    <Panel title={t`New rate`}>
      <FormGrid>
        <WholeRow>
          <NativeSelect
            label={t`Tax`} value={values.taxClass} error={problem?.at('taxClass')} data={classes.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(event) => { set('taxClass', event.currentTarget.value); set('component', componentOf(event.currentTarget.value)) }}
          />
        </WholeRow>
        <TextInput label={t`Component`} maxLength={40} value={values.component} error={problem?.at('component')} onChange={(event) => set('component', event.currentTarget.value)} />
        <DecimalInput label={t`Rate`} ref={focusOnOpen} unit="%" digits={2} value={values.rateBps} error={problem?.at('rateBps')} onChange={(rateBps) => set('rateBps', rateBps)} />
        <DayInput label={t`First day`} from={today} value={values.validFrom} error={problem?.at('validFrom')} onChange={(day) => set('validFrom', day)} />
        <TextInput label={t`Country`} maxLength={2} value={values.country} error={problem?.at('country')} onChange={(event) => set('country', event.currentTarget.value.toUpperCase())} />
        <WholeRow><Checkbox label={<Trans>for organizations registered for the tax</Trans>} checked={values.vatPayer} onChange={(event) => set('vatPayer', event.currentTarget.checked)} /></WholeRow>
        <WholeRow><Textarea label={t`Where it was read`} placeholder={t`law, section, address of the page`} autosize minRows={2} maxLength={600} value={values.source} error={problem?.at('source')} onChange={(event) => set('source', event.currentTarget.value)} /></WholeRow>
        {replaced && values.validFrom && <WholeRow><p><Trans>The rate of {decimalText(replaced.rateBps, 2, point)} % ends before <Day of={values.validFrom} as="date" />. Orders that were taken keep the tax of their day.</Trans></p></WholeRow>}
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar label={<Trans>Add the rate</Trans>} ready={values.rateBps !== null && values.validFrom !== null && values.source.trim() !== '' && values.component.trim() !== ''} pending={pending} problem={problem} fields={['taxClass', 'component', 'rateBps', 'validFrom', 'country', 'source']} onSave={() => void save()} onCancel={onDone} />
    </Panel>
  )
}
