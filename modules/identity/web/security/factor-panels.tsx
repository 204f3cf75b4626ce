import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { touchesKinds } from '#platform/ui/api/hints'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { ownFactors, recoveryCodes } from '../../contracts/second-factor.ts'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import classes from './security.module.css'
import { TotpPanel } from './totp-panel.tsx'

/** All second factors of one's own. New recovery codes stay on screen until they are kept; only then the rest of Lunette opens. */
export function FactorPanels() {
  const { t } = useLingui()
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const own = useRead<z.output<typeof ownFactors>>('/me/second-factor', { kinds: ['second-factor'] })
  const kept = (): void => {
    setCodes(null)
    void queries.invalidateQueries({ predicate: touchesKinds(['identity']) })
  }
  if (own.error) return <ProblemOf problem={own.error} ways={<Button onClick={() => void own.refetch()}><Trans>Try again</Trans></Button>} />
  if (!own.data) return <Loading label={t`Fetching your second factor`}><BoneRows rows={4} /></Loading>
  const { totp, passkeys, recoveryCodesLeft } = own.data
  return (
    <>
      {codes && <RecoveryCodes codes={codes} onKept={kept} />}
      <TotpPanel totp={totp} onCodes={setCodes} />
      <PasskeysPanel passkeys={passkeys} onCodes={setCodes} />
      {(totp || passkeys.length > 0) && <CodesPanel left={recoveryCodesLeft} onCodes={setCodes} />}
    </>
  )
}

function CodesPanel({ left, onCodes }: { readonly left: number; readonly onCodes: (codes: readonly string[]) => void }) {
  const { t } = useLingui()
  const renew = useSend<z.output<typeof recoveryCodes>>({ name: 'recovery-codes.renew', method: 'POST', path: '/me/recovery-codes', body: () => undefined, kinds: ['second-factor'], secret: true })
  const send = async (): Promise<void> => {
    const done = await renew.send(undefined)
    if (done) onCodes(done.answer.recoveryCodes)
  }
  return (
    <Panel title={t`Recovery codes`} note={t`${left} of 10 left`}>
      {renew.problem && <ProblemOf problem={renew.problem} />}
      <p className={classes.text}><Trans>For the day on which the phone is lost. New codes end the former ones.</Trans></p>
      <Button disabled={renew.pending} onClick={() => void send()}><Trans>Make new codes</Trans></Button>
    </Panel>
  )
}
