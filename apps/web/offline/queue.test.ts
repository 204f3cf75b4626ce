import { describe, expect, it } from 'vitest'
import { Problem } from '#platform/ui/api/problem'
import type { StoredCall } from '#platform/ui/api/stored-call'
import { pageStore, type CallStore } from './call-store.ts'
import { CallQueue } from './queue.ts'

const call = (key: string): StoredCall => ({ name: 'thing.rename', key, method: 'PATCH', path: '/things/1', body: { name: key }, organizationId: 'o1', occurredAt: '2026-11-24T10:00:00Z' })
const noConnection = () => new Problem(0, { type: 'web/no-connection' })
const refusal = () => new Problem(409, { type: 'https://lunette.example/problems/http/version-stale', title: 'Somebody changed this in the meantime' })

function aQueue(answers: (call: StoredCall, tries: number) => unknown, store: CallStore = pageStore(), tabId = 'tab-1', living: readonly string[] = []) {
  const delivered: string[] = []
  const queue = new CallQueue({
    personId: 'p1',
    tabId,
    store,
    pause: () => 1,
    tabLives: async (id) => living.includes(id),
    deliver: async (sent) => {
      delivered.push(sent.key)
      const answer = await answers(sent, delivered.filter((key) => key === sent.key).length)
      if (answer instanceof Problem) throw answer
      return answer
    },
  })
  return { queue, delivered, store }
}

describe('a call', () => {
  it('is on the device before it is tried, and gone once it is answered', async () => {
    const store = pageStore()
    const { queue } = aQueue(async () => (await store.ofPerson('p1')).map(({ key }) => key), store)
    expect(await queue.send(call('a'))).toEqual(['a'])
    expect(await store.ofPerson('p1')).toEqual([])
    expect(queue.state()).toEqual({ waiting: [], refused: [], connected: true })
  })

  it('is repeated with its key until an answer comes', async () => {
    const { queue, delivered } = aQueue((_sent, tries) => (tries < 4 ? noConnection() : 'done'))
    expect(await queue.send(call('a'))).toBe('done')
    expect(delivered).toEqual(['a', 'a', 'a', 'a'])
  })

  it('waits for those made before it', async () => {
    const { queue, delivered } = aQueue((sent, tries) => (sent.key === 'a' && tries < 3 ? noConnection() : sent.key))
    expect(await Promise.all([queue.send(call('a')), queue.send(call('b')), queue.send(call('c'))])).toEqual(['a', 'b', 'c'])
    expect(delivered).toEqual(['a', 'a', 'a', 'b', 'c'])
  })

  it('tells its page when it is refused, and does not hold up the next', async () => {
    const { queue, store } = aQueue((sent) => (sent.key === 'a' ? refusal() : sent.key))
    const first = queue.send(call('a'))
    const second = queue.send(call('b'))
    await expect(first).rejects.toMatchObject({ type: 'http/version-stale' })
    expect(await second).toBe('b')
    expect(queue.state().refused).toEqual([])
    expect(await store.ofPerson('p1')).toEqual([])
  })

  it('with a secret is never on the device, and fails where it was made', async () => {
    const store = pageStore()
    const seen: number[] = []
    const { queue } = aQueue(async () => {
      seen.push((await store.ofPerson('p1')).length)
      return noConnection()
    }, store)
    await expect(queue.send({ ...call('a'), secret: true })).rejects.toMatchObject({ type: 'web/not-sent', passes: false })
    expect(seen).toEqual([0])
    expect(queue.state().waiting).toEqual([])
  })

  it('says that the connection is gone, and that it is back', async () => {
    const seen: boolean[] = []
    const { queue } = aQueue((_sent, tries) => (tries < 2 ? noConnection() : 'done'))
    queue.subscribe(() => seen.push(queue.state().connected))
    await queue.send(call('a'))
    await expect.poll(() => seen.at(-1)).toBe(true)
    expect(seen).toContain(false)
  })
})

describe('after the tab was closed', () => {
  const left = { ...call('a'), personId: 'p1', tabId: 'tab-0' }

  it('goes on with what was left, in the next tab', async () => {
    const store = pageStore()
    await store.put(left)
    const { queue, delivered } = aQueue(() => 'done', store)
    await queue.resume()
    await expect.poll(() => delivered).toEqual(['a'])
    expect(await store.ofPerson('p1')).toEqual([])
  })

  it('keeps what waits while nobody is signed in, for the same person', async () => {
    const store = pageStore()
    await store.put(left)
    const ended = aQueue(() => new Problem(401, { type: 'http/not-signed-in', title: 'Nobody is signed in' }), store)
    await ended.queue.resume()
    await expect.poll(() => ended.delivered).toEqual(['a'])
    expect(await store.ofPerson('p1')).toHaveLength(1)
    const back = aQueue(() => 'done', store, 'tab-2')
    await back.queue.resume()
    await expect.poll(() => store.ofPerson('p1')).toEqual([])
  })

  it('leaves a living tab and another person their own', async () => {
    const store = pageStore()
    await store.put(left)
    await store.put({ ...left, key: 'b', personId: 'p2' })
    const { queue } = aQueue(() => 'done', store, 'tab-1', ['tab-0'])
    await queue.resume()
    expect(queue.state().waiting).toEqual([])
  })

  it('keeps a refusal until the person decides: try again or let go', async () => {
    const store = pageStore()
    await store.put(left)
    const { queue } = aQueue((_sent, tries) => (tries === 1 ? refusal() : 'done'), store)
    await queue.resume()
    await expect.poll(() => queue.state().refused[0]?.refusal?.title).toBe('Somebody changed this in the meantime')
    expect(await store.ofPerson('p1')).toHaveLength(1)
    await queue.again('a')
    await expect.poll(() => store.ofPerson('p1')).toEqual([])

  })

  it('goes over another\'s change only when the person says so', async () => {
    const store = pageStore()
    await store.put({ ...left, ifMatch: 3 })
    const versions: (number | undefined)[] = []
    const { queue } = aQueue((sent, tries) => {
      versions.push(sent.ifMatch)
      return tries === 1 ? new Problem(409, { type: 'http/version-stale', title: 'Somebody changed this', version: 5 }) : 'done'
    }, store)
    await queue.resume()
    await expect.poll(() => queue.state().refused).toHaveLength(1)
    await queue.again('a')
    await expect.poll(() => versions).toEqual([3, 5])
  })

  it('lets go of a refused one for good', async () => {
    const store = pageStore()
    const { queue } = aQueue(() => 'done', store)
    await store.put({ ...left, refusal: { title: 'No', detail: undefined, errors: [] } })
    await queue.resume()
    await queue.drop('a')
    expect(queue.state().refused).toEqual([])
    expect(await store.ofPerson('p1')).toEqual([])
  })
})
