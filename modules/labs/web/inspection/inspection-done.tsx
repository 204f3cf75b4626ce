import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useBranch, useMay, useSignedIn } from '#modules/identity/web'
import { useDecimalMark, useEyeLetters } from '#modules/prescriptions/web'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Instant } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { InspectionOpened, InspectionStart, InspectionView } from '../../contract.ts'
import { writeFinding } from '../../domain/index.ts'
import { certificateAddress } from '../lab-paper-address.ts'
import classes from '../labs.module.css'
import { RemakeForm } from '../order/remake-form.tsx'
import { useLabWords } from '../words.ts'
import { AcceptForm } from './accept-form.tsx'
import { FindingsTable } from './findings-table.tsx'

interface InspectionDoneProps { readonly inspection: InspectionView; readonly start: InspectionStart; readonly onAgain: () => void }

/** How the last inspection ended, its certificate, the second look, and what follows from a failed one. */
export function InspectionDone({ inspection, start, onAgain }: InspectionDoneProps) {
  const { t, i18n } = useLingui()
  const { compared } = useLabWords()
  const { session } = useSignedIn()
  const timeZone = useBranch()?.timeZone ?? 'UTC'
  const opened = useRead<InspectionOpened>(`/inspections/${inspection.id}`, { kinds: [] })
  const second = useSend<InspectionView, { agrees: boolean }>({ name: 'inspection.second-look', method: 'POST', path: `/inspections/${inspection.id}/second-look`, kinds: ['labs', 'orders'] })
  const mayInspect = useMay('inspections.write')
  const mayRemake = useMay('orders.remake')
  const mayAccept = useMay('inspections.override')
  const [remaking, setRemaking] = useState(false)
  const isOwn = inspection.inspectedBy.id === session.staff.id
  const { secondLook, standard, passed, accepted } = inspection
  const worst = opened.data?.findings.filter(({ within }) => within === false) ?? []
  // What the workshop reads: which eye, what, and by how much in its own unit.
  const mark = useDecimalMark()
  const letters = useEyeLetters()
  const told = worst.map((finding) => [finding.eye === 'pair' ? '' : letters[finding.eye], compared[finding.what], writeFinding(finding, mark).difference].filter((part) => part !== '').join(' ')).join('; ')
  return (
    <div className={classes.inspection}>
      <Panel
        title={passed ? t`The lenses have passed` : t`The lenses have failed`}
        note={<Dotted parts={[inspection.inspectedBy.name, <Instant key="at" of={inspection.inspectedAt} timeZone={timeZone} />, standard?.name ?? t`no standard`]} />}
        {...(!passed && { tone: 'late' as const })}
        aside={<a href={certificateAddress(inspection.id, session.organization.id, i18n.locale)} target="_blank" rel="noreferrer"><Trans>Certificate</Trans></a>}
      >
        <div className={classes.stack}>
          {opened.error && <ProblemOf problem={opened.error} />}
          {opened.data && <FindingsTable findings={opened.data.findings} judged={standard !== null} />}
          {opened.data?.reason && <p className={classes.plain}>{opened.data.reason}</p>}
          {secondLook
            ? <p className={classes.row}><Tag tone={secondLook.agrees ? 'ready' : 'hold'}>{secondLook.agrees ? <Trans>sees the same</Trans> : <Trans>sees it otherwise</Trans>}</Tag><span className={classes.grow}><Dotted parts={[secondLook.by.name, <Instant key="at" of={secondLook.at} timeZone={timeZone} />]} /></span></p>
            : mayInspect && !isOwn && (
              <div className={classes.buttons}>
                <span><Trans>A second look:</Trans></span>
                <Button size="xs" disabled={second.pending} onClick={() => void second.send({ agrees: true }, inspection.version)}><Trans>I see the same</Trans></Button>
                <Button size="xs" disabled={second.pending} onClick={() => void second.send({ agrees: false }, inspection.version)}><Trans>I see it otherwise</Trans></Button>
              </div>
            )}
          {accepted && (
            <p className={classes.row}><Tag tone="hold"><Trans>goes all the same</Trans></Tag><span className={classes.grow}><Dotted parts={[accepted.by.name, <Instant key="at" of={accepted.at} timeZone={timeZone} />, opened.data?.acceptedReason ?? '']} /></span></p>
          )}
          {second.problem && <ProblemOf problem={second.problem} />}
          {mayInspect && <div className={classes.buttons}><Button onClick={onAgain}><Trans>Measure again</Trans></Button></div>}
        </div>
      </Panel>
      {!passed && mayRemake && (start.labOrder ? (
        <Panel title={t`Make it again`}>
          {remaking
            ? <RemakeForm labOrder={start.labOrder} inspectionId={inspection.id} proposed="lab" note={opened.data?.reason ?? told} onClose={() => setRemaking(false)} />
            : <div className={classes.stack}><p className={classes.plain}><Trans>The lenses go back. The remake is counted for {start.labOrder.lab.name}, and its terms say what it costs.</Trans></p><div className={classes.buttons}><Button variant="filled" onClick={() => setRemaking(true)}><Trans>Start the remake</Trans></Button></div></div>}
        </Panel>
      ) : <ProblemPanel tone="quiet" title={<Trans>These lenses came from no lab order</Trans>}><Trans>Make the order again from its own page, with the cause.</Trans></ProblemPanel>)}
      {!passed && mayAccept && <AcceptForm inspection={inspection} onDone={() => void opened.refetch()} />}
    </div>
  )
}
