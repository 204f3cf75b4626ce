import { Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { newId } from '#kernel/ids'
import { useSignedIn } from '#modules/identity/web'
import { useSend } from '#platform/ui/api/use-send'
import { DayInput } from '#platform/ui/day-input.tsx'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { FormGrid, WholeRow } from '#platform/ui/form-grid.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { SaveBar } from '#platform/ui/save-bar.tsx'
import { useDraft } from '#platform/ui/use-draft'
import type { newPriceList, PriceList, priceListChange } from '../../contract.ts'
import { DecimalInput } from '../decimal-input.tsx'
import { useClassPriceNames, useSaleChannelNames, useSayTerms } from '../terms-names.ts'
import { useUnreadable } from '../use-unreadable.ts'

type Fields = Pick<PriceList, 'name' | 'branchId' | 'channel' | 'customerClass' | 'validFrom' | 'validTo' | 'position'>
const blank: Fields = { name: '', branchId: null, channel: null, customerClass: null, validFrom: null, validTo: null, position: 0 }

/** Makes a price list, or changes its name, days and place. Whom it is for stays: orders were priced by that. */
export function PriceListForm({ list, onDone }: { readonly list: PriceList | null; readonly onDone: () => void }) {
  const { t } = useLingui()
  const { branches } = useSignedIn().session
  const [classes, channels, sayTerms] = [useClassPriceNames(), useSaleChannelNames(), useSayTerms()]
  const [id] = useState(newId)
  const unreadable = useUnreadable()
  const draft = useDraft<Fields>(list ?? blank)
  const { values, set } = draft
  const add = useSend<PriceList, z.input<typeof newPriceList>>({ name: 'price-list.add', method: 'POST', path: '/price-lists', kinds: ['catalog'] })
  const change = useSend<PriceList, z.input<typeof priceListChange>>({ name: 'price-list.change', about: list?.name ?? '', method: 'PATCH', path: `/price-lists/${list?.id}`, kinds: ['catalog'] })
  const { problem, pending } = list ? change : add
  const narrowed = [values.branchId, values.channel, values.customerClass, values.validFrom, values.validTo].some(Boolean)
  const save = async () => {
    const done = list ? await change.send(draft.changes(), list.version) : await add.send({ id, ...values })
    if (done) onDone()
  }
  const choice = (name: 'branchId' | 'channel' | 'customerClass', label: string, all: string, names: readonly (readonly [string, string])[]) => (
    <NativeSelect label={label} value={values[name] ?? ''} error={problem?.at(name)} data={[{ value: '', label: all }, ...names.map(([value, text]) => ({ value, label: text }))]} onChange={(event) => set(name, (event.currentTarget.value || null) as never)} />
  )
  return (
    <Panel title={list ? list.name : t`New price list`}>
      <FormGrid>
        <WholeRow><TextInput label={t({ message: 'Name', context: 'of a thing' })} ref={list ? undefined : focusOnOpen} maxLength={80} value={values.name} error={problem?.at('name')} onChange={(event) => set('name', event.currentTarget.value)} /></WholeRow>
        {list && <WholeRow><p>{sayTerms({ ...list, validFrom: null, validTo: null }).join(' · ')}</p></WholeRow>}
        {!list && choice('customerClass', t`Customers`, t`everybody`, Object.entries(classes))}
        {!list && choice('branchId', t`Branch`, t`everywhere`, branches.map((branch) => [branch.id, branch.name]))}
        {!list && choice('channel', t`Way of selling`, t`any`, Object.entries(channels))}
        {!list?.ordinary && <DayInput label={t`First day`} value={values.validFrom} error={problem?.at('validFrom')} onChange={(day) => set('validFrom', day)} onReadable={unreadable.tell('validFrom')} />}
        {!list?.ordinary && <DayInput label={t`Last day`} value={values.validTo} error={problem?.at('validTo')} onChange={(day) => set('validTo', day)} onReadable={unreadable.tell('validTo')} />}
        <DecimalInput label={t`Place among equals`} description={t`The smaller goes first.`} inputWrapperOrder={['label', 'input', 'description', 'error']} digits={0} value={values.position} error={problem?.at('position')} onChange={(position) => set('position', position ?? 0)} />
      </FormGrid>
      <div style={{ height: 12 }} />
      <SaveBar label={list ? <Trans>Save the price list</Trans> : <Trans>Add the price list</Trans>} ready={!unreadable.any && values.name.trim() !== '' && (list ? draft.changed : narrowed)} pending={pending} problem={problem} fields={['name', 'validFrom', 'validTo', 'branchId', 'position']} onSave={() => void save()} onCancel={onDone} />
    </Panel>
  )
}
