import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { sureFirst } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { useSend } from '#platform/ui/api/use-send'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { ImportView } from '../contract.ts'
import { CountsPart } from './counts-part.tsx'
import classes from './imports.module.css'

const goOn = <KeyCaps caps={['Ctrl', 'Enter']} />

function useAct(shown: ImportView, act: 'dry-run' | 'run' | 'stop' | 'undo') {
  const { send, pending, problem } = useSend<ImportView, null>({ name: `import.${act}`, method: 'POST', path: `/imports/${shown.id}/${act}`, body: () => undefined, kinds: ['imports'] })
  return { go: () => void send(null, shown.version), pending, problem }
}

/** The third step: what would happen, judged row by row, with nothing written. */
export function DryRunStep({ shown }: { readonly shown: ImportView }) {
  const [act, stop] = [useAct(shown, 'dry-run'), useAct(shown, 'stop')]
  const failed = shown.state === 'failed' && shown.foreseen === null
  const ready = shown.state === 'mapping' || failed
  useKeys(ready ? { 'Ctrl Enter': act.go } : {})
  return (
    <Panel title={<Trans>3. Dry run</Trans>} note={<Trans>Nothing is written; counts and reasons are those of the real run</Trans>}>
      {shown.state === 'judging' && <Progress shown={shown} />}
      {shown.foreseen && shown.state !== 'judging' && <CountsPart counts={shown.foreseen} />}
      {failed && <Failed />}
      {ready && <div className={classes.ways}><Button variant="filled" loading={act.pending} onClick={act.go} rightSection={goOn}>{failed ? <Trans>Try it dry again</Trans> : <Trans>Try it dry</Trans>}</Button></div>}
      {shown.state === 'judging' && <div className={classes.ways}><Button loading={stop.pending} onClick={stop.go}><Trans>Stop</Trans></Button></div>}
      {(act.problem ?? stop.problem) && <ProblemOf problem={act.problem ?? stop.problem} />}
    </Panel>
  )
}

/** The last step: the run, its progress, what came of it, and the way back. */
export function RunStep({ shown }: { readonly shown: ImportView }) {
  const { t, i18n } = useLingui()
  const { organizationId } = useCalling()
  const [run, stop, undo] = [useAct(shown, 'run'), useAct(shown, 'stop'), useAct(shown, 'undo')]
  const [asked, setAsked] = useState(false)
  const mayRun = ['judged', 'stopped', 'failed'].includes(shown.state) && shown.foreseen !== null && !shown.isEmptied
  const mayUndo = ['done', 'stopped', 'failed'].includes(shown.state) && shown.result !== null && !shown.isEmptied
  const at = i18n.number(shown.position)
  useKeys(mayRun ? { 'Ctrl Enter': run.go } : {})
  const problem = run.problem ?? stop.problem ?? undo.problem
  return (
    <Panel title={<Trans>4. Bring in</Trans>}>
      {(shown.state === 'running' || shown.state === 'undoing') && <Progress shown={shown} />}
      {mayRun && shown.result && shown.state === 'stopped' && <p className={classes.quiet}><Trans>Stopped behind row {at}. What is in stays in; going on begins with the next row.</Trans></p>}
      {mayRun && shown.state === 'failed' && <Failed />}
      {shown.result && <CountsPart counts={shown.result} />}
      {shown.isEmptied && <p className={classes.quiet}><Trans>The file and the refused rows were let go by their time. What was brought in stays; it can no longer be undone.</Trans></p>}
      {shown.undone && <p className={classes.quiet}><Trans>Undone: {shown.undone.removed} removed, {shown.undone.restored} as they were before, {shown.undone.kept} kept because they were used since.</Trans></p>}
      {asked && mayUndo && (
        <ProblemPanel
          tone="hold"
          title={t`Take the whole import back?`}
          ways={<><Button variant="filled" loading={undo.pending} onClick={() => { setAsked(false); undo.go() }}><Trans>Undo the import</Trans></Button><Button onClick={() => setAsked(false)}><Trans>Leave it</Trans></Button></>}
        >
          <Trans>What it made goes, what it changed becomes what it was. What somebody has worked with since stays and is listed.</Trans>
        </ProblemPanel>
      )}
      <div className={classes.ways}>
        {mayRun && <Button variant="filled" loading={run.pending} onClick={run.go} rightSection={goOn}>{shown.result ? <Trans>Go on</Trans> : <Trans>Bring in</Trans>}</Button>}
        {shown.state === 'running' && <Button loading={stop.pending} onClick={stop.go}><Trans>Stop</Trans></Button>}
        {shown.result && shown.result.refused > 0 && !shown.isEmptied && (
          <Button component="a" href={`/api/v1/imports/${shown.id}/refused.csv?organization=${organizationId ?? ''}`} onClick={sureFirst} leftSection={<IconDownload aria-hidden />}>
            <Plural value={shown.result.refused} one="# refused row as a file" other="# refused rows as a file" />
          </Button>
        )}
        {mayUndo && !asked && <Button variant="subtle" leftSection={<IconArrowBackUp aria-hidden />} onClick={() => setAsked(true)}><Trans>Undo the import</Trans></Button>}
      </div>
      {problem && <ProblemOf problem={problem} />}
    </Panel>
  )
}

/** Five tries in a row came to nothing: most likely the database was away. */
function Failed() {
  const { t } = useLingui()
  return <ProblemPanel title={t`It did not go on by itself`}><Trans>Several tries came to nothing. Nothing of the rows at hand was written; trying again begins with them.</Trans></ProblemPanel>
}

function Progress({ shown }: { readonly shown: ImportView }) {
  const { t, i18n } = useLingui()
  return (
    <>
      <progress className={classes.bar} {...(shown.total ? { value: shown.position, max: shown.total } : {})} aria-label={t`Progress`} />
      <p className={classes.quiet} role="status">
        {shown.total ? <Trans>{i18n.number(shown.position)} of {i18n.number(shown.total)} rows</Trans> : <Plural value={shown.position} one="# row so far" other="# rows so far" />}
        {' · '}<Trans>you may leave this page; it goes on</Trans>
      </p>
    </>
  )
}
