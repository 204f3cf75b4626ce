import { call } from '#platform/ui/api/call'
import { Problem } from '#platform/ui/api/problem'
import { heard, lost, onConnection } from '../connection.ts'
import { leaveForSignIn } from '../leave.ts'
import { deviceStore, pageStore } from './call-store.ts'
import { CallQueue } from './queue.ts'
import { nameThisTab, tabLives } from './tab.ts'

const tabId = nameThisTab()

/** The queue of one person on this device. It takes up at once what an earlier visit left. */
export function openQueue(personId: string): CallQueue {
  const queue = new CallQueue({
    personId,
    tabId,
    tabLives,
    store: 'indexedDB' in globalThis ? deviceStore() : pageStore(),
    deliver: async ({ method, path, body, ifMatch, key, organizationId }) => {
      try {
        const answer = await call(method, path, { body, ifMatch, idempotencyKey: key, organizationId })
        heard()
        return answer
      } catch (error) {
        if (error instanceof Problem && error.type === 'web/no-connection') lost()
        if (error instanceof Problem && error.status === 401) leaveForSignIn()
        throw error
      }
    },
  })
  onConnection((connected) => {
    if (connected) queue.tryNow()
  })
  void queue.resume()
  return queue
}
