import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, lazy, useEffect, useMemo, useState, type ReactNode } from 'react'
import { SetUpFirst, SignedInContext, SureGate, type SignedIn } from '#modules/identity/web'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { CallingContext } from '#platform/ui/api/calling'
import { Problem } from '#platform/ui/api/problem'
import { setKeyChoices } from '#platform/ui/keys/bound-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { useNow } from '#platform/ui/use-now'
import { applyAccent } from './accent.ts'
import { keptChoice } from './kept-choice.ts'
import { listenForHints } from './live/listen.ts'
import { QueueContext } from './offline/queue-context.ts'
import { openQueue } from './offline/open-queue.ts'
import classes from './signed-in-gate.module.css'

const ChangeHands = lazy(() => import('./shell/change-hands.tsx'))

/** Asks who is signed in and lets the pages through; without an answer it says why and offers the next step. */
export function SignedInGate({ children }: { readonly children: ReactNode }) {
  const { t } = useLingui()
  const [organizationId, setOrganizationId] = useState(keptChoice.organization)
  const session = useQuery({
    queryKey: ['session', organizationId],
    queryFn: ({ signal }) => askSession(organizationId, signal),
    meta: { kinds: ['identity'] },
  })
  const nobody = session.error instanceof Problem && session.error.status === 401
  if (session.data) return <Inside key={session.data.organization.id} session={session.data} chooseOrganization={setOrganizationId}>{children}</Inside>
  return (
    <main className={classes.wait}>
      {session.error && !nobody ? (
        <ProblemOf problem={session.error} ways={<Button variant="filled" onClick={() => void session.refetch()}>{t`Try again`}</Button>} />
      ) : (
        <Loading label={t`Lunette is opening`}><BoneRows rows={12} /></Loading>
      )}
    </main>
  )
}

/** A kept organization that this person has left answers 403 or 404: then the first of theirs is taken. */
async function askSession(organizationId: string | null, signal: AbortSignal): Promise<SessionView> {
  try {
    return await call<SessionView>('GET', '/session', { organizationId, signal })
  } catch (error) {
    if (!organizationId || !(error instanceof Problem) || ![403, 404].includes(error.status)) throw error
    keptChoice.forgetOrganization()
    return call<SessionView>('GET', '/session', { signal })
  }
}

interface InsideProps {
  readonly session: SessionView
  readonly chooseOrganization: (organizationId: string) => void
  readonly children: ReactNode
}

function Inside({ session, chooseOrganization, children }: InsideProps) {
  const organizationId = session.organization.id
  const personId = session.person.id
  const queries = useQueryClient()
  const [branchId, setBranchId] = useState(() => keptChoice.branch(organizationId))
  const queue = useMemo(() => openQueue(personId), [personId])
  const calling = useMemo(() => ({ organizationId, sender: queue }), [organizationId, queue])
  const { accent } = session.organization
  useEffect(() => applyAccent(accent), [accent])
  const { keys } = session.person
  useEffect(() => setKeyChoices(keys), [keys])
  useEffect(() => listenForHints(organizationId, queries), [organizationId, queries])
  const signedIn: SignedIn = useMemo(() => ({
    session,
    branchId: session.branches.some((branch) => branch.id === branchId) ? branchId : null,
    chooseBranch: (chosen) => {
      keptChoice.keepBranch(organizationId, chosen)
      setBranchId(chosen)
    },
    chooseOrganization: (chosen) => {
      keptChoice.keepOrganization(chosen)
      chooseOrganization(chosen)
    },
  }), [session, branchId, organizationId, chooseOrganization])
  const now = useNow()
  const overdue = session.secondFactorDueAt !== null && new Date(session.secondFactorDueAt) <= now
  return (
    <SignedInContext value={signedIn}>
      <QueueContext value={queue}>
        <CallingContext value={calling}>
          {overdue ? <Suspense><SetUpFirst ways={<HandOn />} /></Suspense> : children}
          <SureGate />
        </CallingContext>
      </QueueContext>
    </SignedInContext>
  )
}

/** Whose hands are not let in hands the computer on. */
function HandOn() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}><Trans>Change hands</Trans></Button>
      {open && <Suspense><ChangeHands onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
