import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core'
import { useEffect, useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { call } from '#platform/ui/api/call'
import { Problem } from '#platform/ui/api/problem'
import { focusOnOpen } from '#platform/ui/focus-on-open'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { askForPasskey, passkeysWork } from '#platform/ui/passkey'
import type { Ceremony } from '#platform/ui/passkey'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { stepUp } from '../../contracts/second-factor.ts'

type StepUp = z.output<typeof stepUp>

/** Asks whoever is at the screen to show that it is them, by what they have set up; what they were about to do goes on then. */
export default function ConfirmDialog({ onEnd }: { readonly onEnd: (proven: boolean) => void }) {
  const { t } = useLingui()
  const [asked, setAsked] = useState<StepUp | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [pending, setPending] = useState(false)
  const [typed, setTyped] = useState('')
  useEffect(() => { void call<StepUp>('GET', '/me/step-up').then(setAsked).catch(setProblem) }, [])

  async function prove(proof: object | null): Promise<void> {
    if (!proof) return
    setPending(true)
    setProblem(null)
    try {
      await call('POST', '/me/step-up', { body: proof })
      onEnd(true)
    } catch (refusal) {
      setProblem(refusal)
      setTyped('')
    } finally {
      setPending(false)
    }
  }
  const byPasskey = async (): Promise<void> => prove(await askForPasskey(await call<Ceremony>('POST', '/me/step-up/passkey')).catch((error: unknown) => { setProblem(error); return null }))
  const byPassword = asked?.ways.includes('password') ?? false
  const byCode = asked?.ways.some((way) => way === 'totp' || way === 'recovery-code') ?? false
  const field = { ref: focusOnOpen, value: typed, onChange: (event: { currentTarget: { value: string } }) => setTyped(event.currentTarget.value) }
  const at = (name: string): string | undefined => problem instanceof Problem ? problem.at(name) : undefined
  const send = (event: FormEvent): void => {
    event.preventDefault()
    void prove(byPassword ? { password: typed } : { code: typed })
  }
  return (
    <Modal opened onClose={() => onEnd(false)} title={t`Show that it is you`} centered size={420} closeButtonProps={{ 'aria-label': t`Close` }}>
      <div style={{ display: 'grid', gap: 14 }}>
        <p style={{ margin: 0, lineHeight: 1.5 }}><Trans>What you are about to do asks for it once in ten minutes. Then it goes on by itself.</Trans></p>
        {!asked && problem === null && <Loading label={t`Fetching your second factor`}><BoneRows rows={2} /></Loading>}
        {asked?.ways.includes('passkey') && passkeysWork() && <Button variant="filled" disabled={pending} onClick={() => void byPasskey()}><Trans>Use a passkey</Trans></Button>}
        {asked && (byPassword || byCode) && (
          <form onSubmit={send} style={{ display: 'grid', gap: 12 }}>
            {byPassword
              ? <PasswordInput label={t`Your password`} autoComplete="current-password" error={at('password')} {...field} />
              : <TextInput label={t`Code from the app, or a recovery code`} autoComplete="one-time-code" error={at('code')} {...field} />}
            <Button type="submit" variant={asked.ways.includes('passkey') && passkeysWork() ? 'default' : 'filled'} disabled={pending || typed.trim() === ''}><Trans>It is me</Trans></Button>
          </form>
        )}
        {problem !== null && !at('password') && !at('code') && <ProblemOf problem={problem} />}
      </div>
    </Modal>
  )
}
