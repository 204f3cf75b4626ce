import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { useRead } from '#platform/ui/api/use-read'
import { Dotted } from '#platform/ui/dotted.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { Picker } from '#platform/ui/picker.tsx'
import type { Customer, CustomerItem, duplicates, searchHits } from '../../contract.ts'
import { DuplicateList } from '../duplicate-list.tsx'
import classes from './merge.module.css'
import { MergePreview } from './merge-preview.tsx'

/** Joins another entry of the same person with this one: find it, see both side by side, join. */
export function MergePanel({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useLingui()
  const { organizationId } = useCalling()
  const [other, setOther] = useState<Pick<CustomerItem, 'id' | 'name'> | null>(null)
  const likely = useRead<z.output<typeof duplicates>>(`/customers/duplicates?${likelyQuery(customer)}`, { kinds: ['customers'] })
  const merged = useRead<Customer>(`/customers/${other?.id ?? ''}`, { kinds: ['customers'], enabled: other !== null })
  useKeys({ Esc: onDone })
  return (
    <Panel title={t`Join with another entry of the same person`} aside={<Button size="xs" variant="subtle" onClick={onDone}><Trans>Not now</Trans></Button>}>
      <div className={classes.stack}>
        <Picker<CustomerItem>
          label={t`The other entry`}
          placeholder={t`Name, phone or e-mail`}
          value={null}
          onPick={setOther}
          search={async (text, signal) => (text === '' ? [] : (await call<z.output<typeof searchHits>>('GET', `/customers/search?limit=8&q=${encodeURIComponent(text)}`, { organizationId, signal })).items)}
          describe={(one) => ({
            id: one.id, title: one.name, mark: <PersonDisc name={one.name} />, detail: <Dotted parts={[one.birthOn, one.phone?.display ?? one.email]} />,
            ...(one.id === customer.id && { refused: t`is this entry` }),
          })}
        />
        {!other && likely.data && likely.data.items.length > 0 && <DuplicateList items={likely.data.items} onPick={setOther} act={<Trans>Look at both</Trans>} />}
        {other && merged.data?.id === other.id && <MergePreview survivor={customer} merged={merged.data} onDone={onDone} />}
      </div>
    </Panel>
  )
}

/** Asks who else may be this person. */
function likelyQuery({ id, givenName, familyName, birthOn, phones, emails }: Customer): string {
  return new URLSearchParams({ givenName, familyName, exceptId: id, ...(birthOn && { birthOn }), ...(phones[0] && { phone: phones[0].value }), ...(emails[0] && { email: emails[0].value }) }).toString()
}
