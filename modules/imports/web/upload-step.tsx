import { Trans, useLingui } from '@lingui/react/macro'
import { Button, FileButton, SegmentedControl } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { may, useSignedIn } from '#modules/identity/web'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { ImportView } from '../contract.ts'
import { importKinds, kindNeeds } from '../domain/index.ts'
import classes from './imports.module.css'
import { useImportNames } from './names.ts'
import { useUpload } from './use-upload.ts'

/** The first step: what is in the file, and the file. */
export function UploadStep({ onRead }: { readonly onRead: (read: ImportView) => void }) {
  const { t, i18n } = useLingui()
  const { kinds } = useImportNames()
  const { session } = useSignedIn()
  // What one may not write one by one, or what is switched off, is not offered.
  const offered = importKinds.filter((one) => session.organization.capabilities.includes(kindNeeds[one].capability) && may(session, kindNeeds[one].right))
  const [kind, setKind] = useState<ImportView['kind'] | undefined>(offered[0])
  const [over, setOver] = useState(false)
  const { upload, sent, problem } = useUpload(onRead)
  const take = (file: File | null | undefined) => file && kind && void upload(kind, file)
  return (
    <Panel title={<Trans>1. The file</Trans>} note={<Trans>CSV up to 4 GB, XLSX up to 20 MB</Trans>}>
      <div className={classes.choices}>
        <SegmentedControl aria-label={t`What is in the file`} value={kind ?? ''} onChange={(value) => setKind(offered.find((one) => one === value))} data={offered.map((one) => ({ value: one, label: kinds[one] }))} disabled={sent !== null} />
      </div>
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => { event.preventDefault(); setOver(true) }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); take(event.dataTransfer.files[0]) }}
      >
        <FileButton accept=".csv,.txt,.tsv,.xlsx,text/csv,text/plain" onChange={take}>
          {(props) => <Button {...props} variant="filled" loading={sent !== null} leftSection={<IconUpload aria-hidden />}><Trans>Choose a file</Trans></Button>}
        </FileButton>
        <span><Trans>or drop it here. Its first row holds the headings.</Trans></span>
      </div>
      {sent !== null && (
        <>
          <progress className={classes.bar} value={sent} max={1} aria-label={t`Uploaded`} />
          <p className={classes.quiet} role="status">{sent < 1 ? <Trans>{i18n.number(sent, { style: 'percent' })} uploaded; leave this page open</Trans> : <Trans>Looking at what is in it</Trans>}</p>
        </>
      )}
      {problem !== null && <ProblemOf problem={problem} />}
    </Panel>
  )
}
