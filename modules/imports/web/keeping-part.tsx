import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { KeepingView } from '../contract.ts'
import classes from './imports.module.css'

/** For how long imports keep what they know of people. */
export function KeepingPart() {
  const { data } = useRead<KeepingView>('/import-settings', { kinds: ['imports'] })
  return data ? <Keeping key={data.version} kept={data} /> : null
}

function Keeping({ kept }: { readonly kept: KeepingView }) {
  const { t } = useLingui()
  const [days, setDays] = useState<number | string>(kept.keepDays)
  const { send, pending, problem } = useSend<KeepingView, { keepDays: number }>({ name: 'import.keeping', method: 'PUT', path: '/import-settings', kinds: ['imports'] })
  const keepDays = Number(days)
  const isSound = Number.isInteger(keepDays) && keepDays >= 1 && keepDays <= 3650
  return (
    <Panel title={<Trans>How long it is kept</Trans>} note={<Trans>Files, refused rows and what stood there before hold personal data</Trans>}>
      <form className={classes.keeping} onSubmit={(event) => { event.preventDefault(); if (isSound) void send({ keepDays }, kept.version) }}>
        <NumberInput label={t`Days kept`} value={days} onChange={setDays} min={1} max={3650} allowDecimal={false} w={110} />
        <Button type="submit" loading={pending} disabled={!isSound || keepDays === kept.keepDays}><Trans>Save</Trans></Button>
        <p className={classes.quiet}><Trans>After these days an import can neither go on nor be undone, and its refused rows cannot be downloaded. What was brought in stays.</Trans></p>
      </form>
      {problem && <ProblemOf problem={problem} />}
    </Panel>
  )
}
