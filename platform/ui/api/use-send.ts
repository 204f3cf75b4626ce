import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids'
import { useCalling } from './calling.ts'
import { touchesKinds } from './hints.ts'
import { Problem } from './problem.ts'
import type { StoredCall } from './stored-call.ts'

/** Anything that can check what is sent: a contract's Zod schema. */
interface Contract {
  readonly parse: (value: unknown) => unknown
}

/** A change the API takes, as the page names it. */
export interface Change<Input> {
  readonly name: string
  readonly method: StoredCall['method']
  readonly path: string | ((input: Input) => string)
  /** The part of the input that is sent; all of it when left out. */
  readonly body?: (input: Input) => unknown
  /** Checks the body before the call is kept: what the contract refuses is a bug in the form, not work for later. */
  readonly contract?: Contract
  /** Which thing it changes, as people know it: for the list of changes that were refused later. */
  readonly about?: string
  /** Holds a secret, such as a password or values of somebody's eyes: sent at once or not at all, and never kept on the device. */
  readonly secret?: true | ((input: Input) => boolean)
  /** Which kinds of things look different afterwards. */
  readonly kinds: readonly string[]
}

/** Sends one kind of change and says how it stands: `problem` is the last refusal, until the next try. */
export function useSend<Answer, Input = unknown>(change: Change<Input>) {
  const { organizationId, sender } = useCalling()
  const queries = useQueryClient()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  /** Whether what was sent last is not kept on the device. */
  const [secret, setSecret] = useState(false)
  // The same input tried again is the same act: it keeps its key, so the server does it once.
  const last = useRef<{ text: string; key: string } | null>(null)

  /** Gives the server's answer, or null after a refusal, which then stands in `problem`. */
  async function send(input: Input, ifMatch?: number): Promise<{ readonly answer: Answer } | null> {
    const sent = change.body ? change.body(input) : input
    const body = change.contract ? change.contract.parse(sent) : sent
    const path = typeof change.path === 'function' ? change.path(input) : change.path
    const text = JSON.stringify([path, body, ifMatch])
    const key = last.current?.text === text ? last.current.key : newId()
    last.current = { text, key }
    const secret = typeof change.secret === 'function' ? change.secret(input) : change.secret === true
    setPending(true)
    setSecret(secret)
    setProblem(null)
    try {
      const { name, method, about } = change
      const answer = await sender.send({ name, key, method, path, body, ifMatch, organizationId, occurredAt: new Date().toISOString(), ...(secret && { secret: true }), ...(about && { about }) })
      last.current = null
      await queries.invalidateQueries({ predicate: touchesKinds(change.kinds) })
      return { answer: answer as Answer }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
      return null
    } finally {
      setPending(false)
    }
  }

  return { send, pending, problem, secret, forget: () => setProblem(null) }
}
