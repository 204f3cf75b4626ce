import { Trans } from '@lingui/react/macro'
import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { call } from '#platform/ui/api/call'
import { useCalling } from '#platform/ui/api/calling'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { CatalogueView } from '../contract.ts'
import classes from './lenses.module.css'

/** A maker's file, chosen and sent. Straight to the server: it is too large for the queue of changes that wait. */
export function UploadPart({ onBegun }: { readonly onBegun: (id: string) => void }) {
  const { organizationId } = useCalling()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async (file: File | null) => {
    if (!file) return
    setPending(true)
    setProblem(null)
    try {
      const { id } = await call<CatalogueView>('POST', '/lens-catalogues', { organizationId, idempotencyKey: newId(), body: { id: newId(), fileName: file.name.slice(-200), base64: await inBase64(file) } })
      onBegun(id)
    } catch (error) {
      setProblem(error)
    } finally {
      setPending(false)
    }
  }
  return (
    <Panel title={<Trans>Bring in a catalogue</Trans>} note={<Trans>ZIP of a b2bOptic lens catalogue 6.10, or our CSV; up to 24 MB</Trans>}>
      <div className={classes.upload}>
        <FileButton accept=".zip,.csv,application/zip,text/csv" onChange={(file) => void take(file)}>
          {(props) => <Button {...props} variant="filled" loading={pending} leftSection={<IconUpload aria-hidden />}><Trans>Choose a file</Trans></Button>}
        </FileButton>
        <span className={classes.quiet}><Trans>It takes the place of the same maker's former catalogue once its last row is in.</Trans></span>
      </div>
      {problem !== null && <ProblemOf problem={problem} />}
    </Panel>
  )
}

async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // In steps: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
