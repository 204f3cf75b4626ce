import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { nextStatuses, type RequisitionStatus } from '../../domain/must-order.ts'
import classes from './parts.module.css'
import type { Parts } from './use-parts.ts'

/** The key that marks the chosen parts so; the rarer ways have none. */
const keyOf: Partial<Record<RequisitionStatus, string>> = { ordered: 'O', arrived: 'A' }

/** What can be said of the chosen parts from where they are. */
export function MarkBar({ parts, shown }: { readonly parts: Parts; readonly shown: RequisitionStatus }) {
  const { t } = useLingui()
  const [note, setNote] = useState('')
  const words: Readonly<Record<RequisitionStatus, string>> = { open: t`Still to order`, ordered: t`They are ordered`, arrived: t`They have come`, dropped: t`Not wanted any more` }
  const ways = nextStatuses[shown].toSorted((one, other) => Number(keyOf[other] !== undefined) - Number(keyOf[one] !== undefined))
  const mark = (to: RequisitionStatus) => void parts.mark(to, note).then((done) => done && setNote(''))
  useKeys(Object.fromEntries(ways.flatMap((to) => (keyOf[to] && !parts.pending ? [[keyOf[to], () => mark(to)]] : []))))
  return (
    <section className={classes.bar} aria-label={t`Chosen parts`}>
      <output><b><Plural value={parts.parts.length} one="# part chosen" other="# parts chosen" /></b></output>
      {shown === 'open' && <TextInput size="xs" aria-label={t`Supplier’s number, where there is one`} placeholder={t`supplier’s number`} maxLength={200} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      {ways.map((to, index) => (
        <Button key={to} size="xs" {...(index === 0 && { variant: 'filled' })} disabled={parts.pending} rightSection={keyOf[to] && <KeyCaps caps={[keyOf[to]]} />} onClick={() => mark(to)}>{words[to]}</Button>
      ))}
      <Button size="xs" variant="subtle" onClick={parts.clear}><Trans>Choose none</Trans></Button>
    </section>
  )
}
