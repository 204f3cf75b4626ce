import { Plural, Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { nextStatuses } from '../../domain/must-order.ts'
import { usePartStates } from './part-states.ts'
import classes from './parts.module.css'
import type { Marked, Parts } from './use-parts.ts'

/** What was just marked, with the way back where there is one, and what stayed as it was. */
export function MarkedNews({ parts, marked }: { readonly parts: Parts; readonly marked: Marked }) {
  const states = usePartStates()
  const undo = marked.items.length > 0 && nextStatuses[marked.to].includes(marked.from) && !parts.pending ? () => void parts.undo(marked) : null
  useKeys(undo ? { 'Ctrl Z': undo } : {})
  return (
    <p className={classes.bar} data-tone={marked.refused.length > 0 ? 'hold' : undefined}>
      <output>
        <Plural value={marked.items.length} one="# part" other="# parts" />: {states[marked.to]}
        {marked.refused.length > 0 && <> <WarningMark size={12} /> <Plural value={marked.refused.length} one="# stayed as it was: somebody changed it in the meantime, or it is not yours to change." other="# stayed as they were: somebody changed them in the meantime, or they are not yours to change." /></>}
      </output>
      {undo && <Button size="xs" onClick={undo} rightSection={<KeyCaps caps={['Ctrl', 'Z']} />}><Trans>Undo</Trans></Button>}
      <Button size="xs" variant="subtle" onClick={parts.closeMarked}><Trans>Close this</Trans></Button>
    </p>
  )
}
