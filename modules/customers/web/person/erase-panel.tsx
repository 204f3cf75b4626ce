import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { touchesKinds } from '#platform/ui/api/hints'
import type { Problem } from '#platform/ui/api/problem'
import { useSend } from '#platform/ui/api/use-send'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '#web/paths'
import type { Customer } from '../../contract.ts'
import classes from './person.module.css'

/** Forgets a person. It cannot be undone, so the name is typed once more. */
export function ErasePanel({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const erase = useSend<null, void>({ name: 'customer.erase', method: 'POST', path: `/customers/${customer.id}/erase`, body: () => undefined, kinds: [], secret: true })
  const same = typed.trim().normalize('NFC') === customer.name.normalize('NFC')
  useKeys({ Esc: onDone })
  const run = async () => {
    if (!await erase.send(undefined, customer.version)) return
    // First away from the page: what it shows is not there any more and would be asked for in vain.
    await navigate({ to: paths.customers(), replace: true })
    await queries.invalidateQueries({ predicate: touchesKinds(['customers', 'orders']) })
  }
  return (
    <Panel title={t`Erase the person`} tone="late">
      <form className={classes.stack} onSubmit={(event) => { event.preventDefault(); if (same && !erase.pending) void run() }}>
        <p><Trans>Name, contacts, addresses, notes, health data, prescriptions and papers go for good, in backups as well. Orders and payments stay in the books and name nobody; so do the values that glasses of the last ten years were made from, as the law wants. This cannot be undone.</Trans></p>
        {erase.problem && <EraseRefusal problem={erase.problem} />}
        <TextInput ref={focusOnOpen} label={t`Type the name: ${customer.name}`} autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <div className={classes.acts}>
          <Button type="submit" variant="filled" color="red" disabled={!same || erase.pending}><Trans>Erase for good</Trans></Button>
          <Button variant="subtle" onClick={onDone}><Trans>Keep the person</Trans></Button>
        </div>
      </form>
    </Panel>
  )
}

function EraseRefusal({ problem }: { readonly problem: Problem }) {
  const { t } = useLingui()
  const reasons: Readonly<Record<string, string>> = {
    'orders-open': t`An order is still open. Finish or cancel it first.`,
    'balance-open': t`Something is still to be paid or given back. Settle it first.`,
  }
  const reason = reasons[String(problem.extra.reason)]
  return reason ? <ProblemPanel title={t`The person cannot be erased yet`}>{reason}</ProblemPanel> : <ProblemOf problem={problem} />
}
