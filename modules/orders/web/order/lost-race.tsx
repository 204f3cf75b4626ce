import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { Day } from '#platform/ui/day.tsx'
import { instantText } from '#platform/ui/day-text'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { changesBesideTheirs, type ComparedField } from './compare-changes.ts'
import { readChanged } from './order-problem.tsx'
import classes from './order-page.module.css'
import type { Agreed, AgreedDraft } from './use-agreed-draft.ts'
import { useFocusFirst } from './use-focus-first.ts'

export interface LostRaceProps {
  readonly compared: readonly ComparedField<Agreed>[]
  readonly agreed: AgreedDraft
  readonly timeZone: string
}

/** Two people changed one order: mine beside theirs, and who decides is the one who came second. */
export function LostRace({ compared, agreed, timeZone }: LostRaceProps) {
  const mine = agreed.changes()
  const { pending, keep, drop } = agreed
  const { i18n, t } = useLingui()
  const place = useFocusFirst<HTMLDivElement>()
  const last = readChanged(agreed.theirSave)
  const who = last?.by ?? t`Somebody`
  const at = last ? instantText(last.at, timeZone, i18n.locale, 'time') : ''
  const beside = changesBesideTheirs(mine, compared)
  const against = Object.keys(mine).length - Object.keys(beside).length
  const keepMine = () => keep(mine)
  useKeys(pending ? {} : { 'Ctrl Enter': keepMine, Esc: drop })
  return (
    <div ref={place}>
      <ProblemPanel
        tone="hold"
        title={<Trans>{who} changed this order while you were typing</Trans>}
        ways={
          <>
            <Button variant="filled" disabled={pending} onClick={keepMine} rightSection={<KeyCaps caps={['Enter']} />}>
              {against > 0 ? <Trans>Keep both, mine where we differ</Trans> : <Trans>Keep both</Trans>}
            </Button>
            {against > 0 && Object.keys(beside).length > 0 && (
              <Button disabled={pending} onClick={() => keep(beside)}>
                <Trans>Take theirs, add the rest of mine</Trans>
              </Button>
            )}
            <Button variant="subtle" disabled={pending} onClick={drop}><Trans>Drop mine</Trans></Button>
          </>
        }
      >
        <p>{last ? <Trans>Your change is kept here and is not saved yet. {who} saved at {at}.</Trans> : <Trans>Your change is kept here and is not saved yet.</Trans>}</p>
        <table className={classes.race}>
          <thead>
            <tr>
              <th scope="col"><Trans>Field</Trans></th>
              <th scope="col"><Trans>Yours</Trans></th>
              <th scope="col"><Trans>{who}, saved</Trans></th>
            </tr>
          </thead>
          <tbody>
            {compared.map(({ field, mine: own, theirs, changedByThem }) => (
              <tr key={field}>
                <th scope="row"><FieldName field={field} /></th>
                <td className={classes.own}>{own === undefined ? '–' : <Value field={field} value={own} />}</td>
                <td data-changed={changedByThem || undefined}><Value field={field} value={theirs} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </ProblemPanel>
    </div>
  )
}

function FieldName({ field }: { readonly field: keyof Agreed }) {
  if (field === 'promisedOn') return <Trans>Promised</Trans>
  return field === 'priority' ? <Trans>Priority</Trans> : <Trans>Note</Trans>
}

function Value({ field, value }: { readonly field: keyof Agreed; readonly value: string | null }) {
  if (!value) return '–'
  if (field === 'promisedOn') return <Day of={value} />
  if (field === 'priority') return value === 'rush' ? <Trans>Rush</Trans> : <Trans>Normal</Trans>
  return value
}
