import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { consents, ConsentView, Customer, newConsent } from '../../contract.ts'
import { consentSources, type ConsentGiver } from '../../domain/consent.ts'
import { AddChannel } from './add-channel.tsx'
import { useConsentNames } from './consent-names.ts'
import { consentRows, type ConsentRow } from './consent-rows.ts'
import { ConsentTable } from './consent-table.tsx'
import classes from './consents.module.css'

type Source = (typeof consentSources)[number]
type Said = z.input<typeof newConsent>

/** What the customer agreed to: the last word for each purpose and way, changed with one press, with where it was said. */
export function ConsentsPanel({ customer }: { readonly customer: Customer }) {
  const { t } = useLingui()
  const { sources } = useConsentNames()
  const mayWrite = useMay('customers.write')
  const read = useRead<z.output<typeof consents>>(`/customers/${customer.id}/consents`, { kinds: ['customers'] })
  const add = useSend<ConsentView, Said>({ name: 'customer.consent', method: 'POST', path: `/customers/${customer.id}/consents`, kinds: ['customers'] })
  const [source, setSource] = useState<Source>('counter')
  const [givenBy, setGivenBy] = useState<ConsentGiver>(customer.minor && customer.guardian ? 'guardian' : 'customer')
  const say = ({ purpose, channel }: Pick<ConsentRow, 'purpose' | 'channel'>, granted: boolean) => void add.send({ purpose, channel, granted, source, givenBy })
  const options = (names: Readonly<Record<string, string>>, list: readonly string[]) => list.map((value) => ({ value, label: names[value] ?? value }))
  return (
    <Panel title={t`What they agreed to`} flush>
      {mayWrite && (
        <div className={classes.how}>
          <NativeSelect size="xs" label={t`Said`} value={source} data={options(sources, consentSources)} onChange={(event) => setSource(event.currentTarget.value as Source)} />
          {customer.guardian && (
            <NativeSelect size="xs" label={t`By`} value={givenBy} data={[{ value: 'customer', label: t`the customer` }, { value: 'guardian', label: customer.guardian.name }]} onChange={(event) => setGivenBy(event.currentTarget.value as ConsentGiver)} />
          )}
        </div>
      )}
      {add.problem && <div className={classes.pad}><ProblemOf problem={add.problem} /></div>}
      {read.error && !read.data && <div className={classes.pad}><ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} /></div>}
      {!read.error && !read.data && <div className={classes.pad}><Loading label={t`Fetching what they agreed to`}><BoneRows rows={5} /></Loading></div>}
      {read.data && <ConsentTable rows={consentRows(read.data.current)} guardian={customer.guardian?.name} onSay={mayWrite ? say : null} pending={add.pending} />}
      {read.data && mayWrite && <AddChannel onSay={say} pending={add.pending} />}
    </Panel>
  )
}
