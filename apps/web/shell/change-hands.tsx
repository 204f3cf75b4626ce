import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Drawer, NativeSelect, PasswordInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import type { hands } from '#modules/identity/contract'
import { useSignedIn } from '#modules/identity/web'
import { call } from '#platform/ui/api/call'
import { useRead } from '#platform/ui/api/use-read'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import { paths } from '../paths.ts'

/** Ctrl Shift H: somebody else acts at this computer from now on. */
export default function ChangeHands({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const { data, error } = useRead<z.output<typeof hands>>('/hands', { kinds: ['pins', 'identity'] })
  const [chosen, setChosen] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const [pending, setPending] = useState(false)
  const staffId = chosen ?? data?.items.find((one) => one.staffId !== session.staff.id)?.staffId ?? data?.items[0]?.staffId ?? ''

  /** Not a stored call: without an answer nobody knows who acts. What was on screen was the other's: all of it is asked anew. */
  async function change(event: FormEvent): Promise<void> {
    event.preventDefault()
    setPending(true)
    setProblem(null)
    try {
      await call('POST', '/hands', { body: { staffId, pin }, organizationId: session.organization.id })
      location.reload()
    } catch (refusal) {
      setProblem(refusal)
      setPin('')
      setPending(false)
    }
  }

  return (
    <Drawer opened onClose={onClose} position="right" size={340} title={t`Change hands`} closeButtonProps={{ 'aria-label': t`Close` }}>
      {error && <ProblemOf problem={error} />}
      {data && data.openUntil === null && (
        <ProblemPanel tone="hold" title={t`Sign in with a password first`} ways={<Button component="a" href={paths.signIn()}><Trans>Sign in</Trans></Button>}>
          <Trans>Hands change by PIN on the day on which somebody signed in here with a password.</Trans>
        </ProblemPanel>
      )}
      {data && data.openUntil !== null && data.items.length === 0 && (
        <ProblemPanel tone="quiet" title={t`Nobody has a PIN yet`}><Trans>Everybody sets their own in their profile, with their password.</Trans></ProblemPanel>
      )}
      {data && data.openUntil !== null && data.items.length > 0 && (
        <form onSubmit={(event) => void change(event)} style={{ display: 'grid', gap: 12 }}>
          <NativeSelect label={t`Who takes over`} value={staffId} onChange={(event) => setChosen(event.currentTarget.value)} data={data.items.map((one) => ({ value: one.staffId, label: one.name }))} />
          <PasswordInput label={t`PIN`} ref={focusOnOpen} inputMode="numeric" autoComplete="off" value={pin} onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, 8))} />
          {problem !== null && <ProblemOf problem={problem} />}
          <Button type="submit" variant="filled" disabled={pending || pin.length < 4}><Trans>Take over</Trans></Button>
        </form>
      )}
    </Drawer>
  )
}
