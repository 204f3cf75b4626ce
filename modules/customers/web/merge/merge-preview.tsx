import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useSend } from '#platform/ui/api/use-send'
import { Day } from '#platform/ui/day.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { ReactNode } from 'react'
import type { Customer } from '../../contract.ts'
import { mergePreview } from '../../domain/merge-preview.ts'
import { useChannelNames } from '../class-names.ts'
import { useFieldNames } from '../use-field-names.ts'
import { addressLine } from '../address-line.ts'
import classes from './merge.module.css'

/** Both entries side by side; what comes over from the other one is marked. */
export function MergePreview({ survivor, merged, onDone }: { readonly survivor: Customer; readonly merged: Customer; readonly onDone: () => void }) {
  const { t } = useLingui()
  const names = useFieldNames()
  const channels = useChannelNames()
  const join = useSend<Customer, string>({ name: 'customer.merge', method: 'POST', path: `/customers/${survivor.id}/merge`, body: (mergedId) => ({ mergedId }), kinds: ['customers', 'orders'] })
  const moved = mergePreview(survivor, merged)
  const fills = (field: (typeof moved.filled)[number]) => moved.filled.includes(field)
  const rows: { name: string; of: (customer: Customer) => ReactNode; moves: boolean }[] = [
    { name: t`Name`, of: ({ name }) => name, moves: false },
    { name: names.title, of: ({ title }) => title, moves: fills('title') },
    { name: names.birthOn, of: ({ birthOn }) => birthOn && <Day of={birthOn} as="date" />, moves: fills('birthOn') },
    { name: names.phones, of: ({ phones }) => phones.map(({ display }) => display).join(', '), moves: moved.phones.length > 0 },
    { name: names.emails, of: ({ emails }) => emails.map(({ value }) => value).join(', '), moves: moved.emails.length > 0 },
    { name: names.addresses, of: ({ addresses }) => addresses.map(addressLine).join('; '), moves: moved.addresses.length > 0 },
    { name: names.taxIds, of: ({ taxIds }) => taxIds.map(({ display }) => display).join(', '), moves: moved.taxIds.length > 0 },
    { name: names.tags, of: ({ tags }) => tags.join(', '), moves: moved.tags.length > 0 },
    { name: names.preferredChannel, of: ({ preferredChannel }) => preferredChannel && channels[preferredChannel], moves: fills('preferredChannel') },
    { name: names.employer, of: ({ employer }) => employer, moves: fills('employer') },
    { name: names.insurer, of: ({ insurer }) => insurer?.name, moves: fills('insurer') },
    { name: names.guardian, of: ({ guardian }) => guardian?.name, moves: fills('guardian') },
    { name: names.source, of: ({ source }) => source, moves: fills('source') },
    { name: names.note, of: ({ note }) => note, moves: fills('note') || moved.noteAdded },
  ]
  const send = async () => {
    if (await join.send(merged.id, survivor.version)) onDone()
  }
  return (
    <div className={classes.stack}>
      {join.problem && <ProblemOf problem={join.problem} />}
      <table className={classes.sides}>
        <caption className="sr-only"><Trans>Both entries side by side</Trans></caption>
        <thead><tr><th scope="col"><span className="sr-only">{t`Name`}</span></th><th scope="col"><Trans>Stays</Trans></th><th scope="col"><Trans>Ends in it</Trans></th></tr></thead>
        <tbody>
          {rows.filter(({ of: said }) => Boolean(said(survivor)) || Boolean(said(merged))).map(({ name, of, moves }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(survivor) || '–'}</td>
              <td data-moves={moves || undefined}>{of(merged) || '–'}{moves && <span className={classes.moves}> <Trans>comes over</Trans></span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}><Trans>Orders, prescriptions, payments, consents and health notes of both stand under the entry that stays. It can be taken apart again.</Trans></p>
      <div><Button variant="filled" disabled={join.pending} onClick={() => void send()}><Trans>Join the two</Trans></Button></div>
    </div>
  )
}
