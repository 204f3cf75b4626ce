import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { ApiClient, openShop } from './api-client.ts'
import type { OpenShop } from './api-client.ts'
import { Visitor, launchBrowser } from './browser.ts'
import type { Look } from './browser.ts'
import { OwnServer } from './own-server.ts'

export interface JourneyShop {
  readonly url: string
  readonly browser: Browser
  /** Signed in as the owner, to lay and to look at what a journey is about. */
  readonly owner: ApiClient
  readonly shop: OpenShop
  /** A device of the owner's, as a browser context of its own. */
  readonly arrive: (look?: Look) => Promise<Visitor>
}

/**
 * An open shop with a customer, a frame and a lens, and a browser, for the journeys of one test file: made before the first of them,
 * gone after the last; `flags` are for the browser. Called at the top of the file.
 */
export function journeyShop(more: Parameters<typeof openShop>[1] = {}, flags: readonly string[] = []): JourneyShop {
  const stack = new AsyncDisposableStack()
  let made: Omit<JourneyShop, 'arrive'> | undefined
  beforeAll(async () => {
    const own = stack.use(await OwnServer.start('empty'))
    const owner = new ApiClient(own.url)
    const shop = await openShop(owner, more)
    made = { url: own.url, owner, shop, browser: stack.use(await launchBrowser(flags)) }
  })
  afterAll(() => stack.disposeAsync())
  const here = (): Omit<JourneyShop, 'arrive'> => {
    if (!made) throw new Error('the shop is open within tests only')
    return made
  }
  return {
    get url() { return here().url }, get browser() { return here().browser }, get owner() { return here().owner }, get shop() { return here().shop },
    arrive: (look) => Visitor.arrive(here().browser, here().url, { cookie: here().owner.cookie, ...look }),
  }
}
