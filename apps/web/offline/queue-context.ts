import { createContext, use, useSyncExternalStore } from 'react'
import type { CallQueue, QueueState } from './queue.ts'

export const QueueContext = createContext<CallQueue | null>(null)

/** @throws outside the app */
export function useQueue(): CallQueue {
  const queue = use(QueueContext)
  if (!queue) throw new Error('no queue around this part')
  return queue
}

export function useQueueState(): QueueState {
  const queue = useQueue()
  return useSyncExternalStore(queue.subscribe, queue.state)
}
