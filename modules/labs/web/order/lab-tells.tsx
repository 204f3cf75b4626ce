import { useLingui } from '@lingui/react/macro'
import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DayInput } from '#platform/ui/day-input.tsx'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { LabOrderChange, LabOrderView } from '../../contract.ts'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'

/** What the lab tells of an order that is with it: its own number, how far it is, by which day it comes now. */
export function LabTells({ labOrder: { id, version, state, sentOn, labNumber, promisedOn }, about }: { readonly labOrder: LabOrderView; readonly about: string }) {
  const { t } = useLingui()
  const { states } = useLabWords()
  const [number, setNumber] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const change = useSend<LabOrderView, LabOrderChange>({ name: 'lab-order.change', method: 'PATCH', path: `/lab-orders/${id}`, kinds: ['labs', 'orders'], about })
  const saveNumber = () => {
    const typed = number?.trim() ?? ''
    if (number !== null && typed !== (labNumber ?? '')) void change.send({ labNumber: typed || null }, version)
    setNumber(null)
  }
  // Not with each letter: half a day typed is another day. To take a day away is not asked.
  const saveDay = () => {
    if (day !== null && day !== promisedOn) void change.send({ promisedOn: day }, version)
    setDay(null)
  }
  // Nobody says of an order that is being made that it was only sent.
  const further = (['accepted', 'in-production'] as const).map((one) => ({ value: one, label: states[one] }))
  return (
    <>
      <div className={classes.tells}>
        <TextInput label={t`The lab’s own number`} maxLength={60} value={number ?? labNumber ?? ''} onChange={(event) => setNumber(event.currentTarget.value)} onBlur={saveNumber} onKeyDown={(event) => { if (event.key === 'Enter') saveNumber() }} />
        <NativeSelect
          label={t`How far it is`}
          value={state}
          disabled={change.pending}
          onChange={(event) => { const said = event.currentTarget.value; if (said === 'accepted' || said === 'in-production') void change.send({ state: said }, version) }}
          data={state === 'sent' ? [{ value: 'sent', label: states.sent }, ...further] : further}
        />
        <div onBlur={saveDay}><DayInput label={t`Comes on, says the lab`} value={day ?? promisedOn} from={sentOn} onChange={setDay} /></div>
      </div>
      {change.problem && <ProblemOf problem={change.problem} />}
    </>
  )
}
