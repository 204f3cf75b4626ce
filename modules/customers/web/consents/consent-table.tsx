import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useBranch } from '#modules/identity/web'
import { Instant } from '#platform/ui/day.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { ConsentView } from '../../contract.ts'
import { useConsentNames } from './consent-names.ts'
import type { ConsentRow } from './consent-rows.ts'
import classes from './consents.module.css'

export interface ConsentTableProps {
  readonly rows: readonly ConsentRow[]
  readonly guardian: string | undefined
  /** Null: one may only look. */
  readonly onSay: ((row: ConsentRow, granted: boolean) => void) | null
  readonly pending: boolean
}

/** Purpose × way, what holds, since when and where it was said. */
export function ConsentTable({ rows, guardian, onSay, pending }: ConsentTableProps) {
  const { t } = useLingui()
  const { purposes, channels } = useConsentNames()
  return (
    <table className={classes.table}>
      <caption className="sr-only"><Trans>What they agreed to</Trans></caption>
      <tbody>
        {rows.map((row) => {
          const { purpose, channel, said } = row
          const name = `${purposes[purpose]}, ${channels[channel]}`
          return (
            <tr key={`${purpose}/${channel}`} data-more={channel !== 'any' || undefined}>
              <th scope="row">{channel === 'any' ? purposes[purpose] : <><span className="sr-only">{purposes[purpose]}, </span>{channels[channel]}</>}</th>
              <td className={classes.holds}><Holds said={said} /></td>
              <td className={classes.said}>{said && <SaidWhere said={said} guardian={guardian} />}</td>
              {onSay && (
                <td className={classes.act}>
                  {said?.granted !== true && <Button size="xs" variant="subtle" disabled={pending} aria-label={t`${name}: agrees`} onClick={() => onSay(row, true)}><Trans>Agrees</Trans></Button>}
                  {said?.granted !== false && <Button size="xs" variant="subtle" color="gray" disabled={pending} aria-label={t`${name}: does not`} onClick={() => onSay(row, false)}>{said ? <Trans>Withdraw</Trans> : <Trans>Does not</Trans>}</Button>}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Holds({ said }: { readonly said: ConsentView | null }) {
  if (!said) return <span className={classes.quiet}><Trans>not asked</Trans></span>
  return said.granted ? <Tag tone="ready" mark={<IconCheck size={13} aria-hidden />}><Trans>agreed</Trans></Tag> : <Tag tone="done" mark={<IconX size={13} aria-hidden />}><Trans>does not agree</Trans></Tag>
}

function SaidWhere({ said, guardian }: { readonly said: ConsentView; readonly guardian: string | undefined }) {
  const { t } = useLingui()
  const sources: Readonly<Record<string, string>> = useConsentNames().sources
  const zone = useBranch()?.timeZone ?? 'UTC'
  return (
    <>
      <Instant of={said.saidAt} timeZone={zone} as="date" />, {sources[said.source] ?? said.source}
      {said.givenBy === 'guardian' && <>, {guardian ?? t`the guardian`}</>}
    </>
  )
}
