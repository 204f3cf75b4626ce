import { Problem } from '#platform/ui/api/problem'
import type { Sender, StoredCall } from '#platform/ui/api/stored-call'
import type { CallStore, KeptCall } from './call-store.ts'

export interface QueueState {
  /** Not answered yet, earliest first. */
  readonly waiting: readonly KeptCall[]
  /** Refused while nobody was looking: the person who made them decides. */
  readonly refused: readonly KeptCall[]
  /** False from the first call that got no answer until one does. */
  readonly connected: boolean
}

export interface QueueParts {
  readonly personId: string
  readonly tabId: string
  readonly store: CallStore
  /** Takes one call to the server. @throws {Problem} */
  readonly deliver: (call: StoredCall) => Promise<unknown>
  /** Whether a tab still runs; its calls are its own. */
  readonly tabLives: (tabId: string) => Promise<boolean>
  /** Pause in ms before the try after `tries` failed ones. */
  readonly pause?: (tries: number) => number
}

interface Asker {
  readonly resolve: (answer: unknown) => void
  readonly reject: (problem: unknown) => void
}

/** Nobody tries again what the device may not keep: whoever made it does. */
function notKept(error: unknown): never {
  throw error instanceof Problem && error.type === 'web/no-connection' ? new Problem(0, { type: 'web/not-sent' }) : error
}

const backOff = (tries: number): number => Math.min(1000 * 2 ** tries, 30_000)

/**
 * Takes changes to the server one after the other, as they were made. Each is kept on the device before it is tried and until
 * it is answered, and repeated with the same key for as long as no answer comes.
 */
export class CallQueue implements Sender {
  private readonly parts: QueueParts
  private readonly askers = new Map<string, Asker>()
  private readonly listeners = new Set<() => void>()
  private current: QueueState = { waiting: [], refused: [], connected: true }
  private running = false
  private wake: (() => void) | undefined

  constructor(parts: QueueParts) {
    this.parts = parts
  }

  readonly state = (): QueueState => this.current

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  readonly send = async (call: StoredCall): Promise<unknown> => {
    const { personId, tabId, store, deliver } = this.parts
    if (call.secret) return deliver(call).catch(notKept)
    const kept: KeptCall = { ...call, personId, tabId }
    await store.put(kept)
    this.change({ waiting: [...this.current.waiting, kept] })
    return new Promise((resolve, reject) => {
      this.askers.set(call.key, { resolve, reject })
      void this.run()
    })
  }

  /** Takes up what an earlier visit left behind. */
  async resume(): Promise<void> {
    const { personId, tabId, store, tabLives } = this.parts
    const left: KeptCall[] = []
    for (const call of await store.ofPerson(personId)) {
      const known = this.current.waiting.some((waiting) => waiting.key === call.key)
      if (!known && !(call.tabId !== tabId && (await tabLives(call.tabId)))) left.push({ ...call, tabId })
    }
    this.change({
      waiting: [...left.filter((call) => !call.refusal), ...this.current.waiting],
      refused: left.filter((call) => call.refusal),
    })
    void this.run()
  }

  /** Tries now what waits: there is reason to think that the connection is back. */
  readonly tryNow = (): void => {
    this.wake?.()
  }

  /** Sends a refused call once more, with the same key; over another's change when that was what refused it. */
  async again(key: string): Promise<void> {
    const call = this.current.refused.find((refused) => refused.key === key)
    if (!call) return
    const { refusal, ...made } = call
    const asMade = refusal?.version === undefined ? made : { ...made, ifMatch: refusal.version }
    await this.parts.store.put(asMade)
    this.change({ waiting: [...this.current.waiting, asMade], refused: this.without(this.current.refused, key) })
    void this.run()
  }

  /** Lets go of a refused call for good. */
  async drop(key: string): Promise<void> {
    await this.parts.store.drop(key)
    this.change({ refused: this.without(this.current.refused, key) })
  }

  private async run(): Promise<void> {
    if (this.running) return
    this.running = true
    let tries = 0
    try {
      for (let call = this.current.waiting[0]; call; call = this.current.waiting[0]) {
        const outcome = await this.attempt(call)
        // Nobody is signed in any more: what waits stays on the device until the same person is back.
        if (outcome === 'signed-out') return
        if (outcome === 'answered') {
          tries = 0
          if (!this.current.connected) this.change({ connected: true })
        } else {
          if (this.current.connected) this.change({ connected: false })
          await this.rest((this.parts.pause ?? backOff)(tries))
          tries += 1
        }
      }
    } finally {
      this.running = false
    }
  }

  private async attempt(call: KeptCall): Promise<'answered' | 'no-answer' | 'signed-out'> {
    const asker = this.askers.get(call.key)
    try {
      const answer = await this.parts.deliver(call)
      await this.settle(call)
      asker?.resolve(answer)
      return 'answered'
    } catch (error) {
      if (error instanceof Problem && error.passes) return 'no-answer'
      if (error instanceof Problem && error.status === 401) return 'signed-out'
      await this.settle(call)
      if (asker) asker.reject(error)
      else await this.keepRefusal(call, error)
      return 'answered'
    }
  }

  private async settle(call: KeptCall): Promise<void> {
    await this.parts.store.drop(call.key)
    this.askers.delete(call.key)
    this.change({ waiting: this.without(this.current.waiting, call.key) })
  }

  private async keepRefusal(call: KeptCall, error: unknown): Promise<void> {
    const problem = error instanceof Problem ? error : null
    const refused: KeptCall = { ...call, refusal: { title: problem?.title ?? String(error), detail: problem?.detail, errors: problem?.errors ?? [], ...(typeof problem?.extra.version === 'number' && { version: problem.extra.version }) } }
    await this.parts.store.put(refused)
    this.change({ refused: [...this.current.refused, refused] })
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wake = undefined
  }

  private without(calls: readonly KeptCall[], key: string): readonly KeptCall[] {
    return calls.filter((call) => call.key !== key)
  }

  private change(part: Partial<QueueState>): void {
    this.current = { ...this.current, ...part }
    for (const listener of this.listeners) listener()
  }
}
