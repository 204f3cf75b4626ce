import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { languages } from '#kernel/languages'
import { Visitor, launchBrowser } from '#tests/helpers/browser'
import { englishLeftOn } from '#tests/helpers/english-left'
import { OwnServer } from '#tests/helpers/own-server'
import { accessFaults, layoutFaults } from '#tests/helpers/page-faults'
import { addressOf } from '#tests/helpers/page-walk'
import { signInToSample } from '#tests/helpers/sample-people'
import { pages } from '#web/pages'

interface Stop { readonly path: string; readonly url: string; readonly cookie?: string }

/** Where axe looks: the plainest look, the longest words on the smallest window, and the densest script. A scheme changes colours alone, so that only there is looked in the dark. */
const judged = ['en light counter', 'cs dark phone', 'zh-CN light phone']

const stack = new AsyncDisposableStack()
let browser: Browser
let stops: Stop[]
let looked = 0

beforeAll(async () => {
  const [own, empty] = await Promise.all([OwnServer.start('with the sample'), OwnServer.start('empty')])
  stack.use(own)
  stack.use(empty)
  browser = stack.use(await launchBrowser())
  const owner = await signInToSample(own.server)
  const inside = await Promise.all(pages.map(async ({ path }) => ({ path: await addressOf(path, owner), url: own.url, cookie: owner.cookie })))
  const outside = ['/sign-in', '/welcome', '/reset', '/reset#token=0123456789'].map((path) => ({ path, url: own.url }))
  stops = [...inside, { path: '/nowhere', url: own.url, cookie: owner.cookie }, ...outside, { path: '/welcome', url: own.url, cookie: owner.cookie }, { path: '/welcome', url: empty.url }]
})

afterAll(async () => {
  console.log(`every page: ${stops.length} pages, ${looked} variants looked at`)
  await stack.disposeAsync()
})

// A page is fetched once for each language, on a phone, and then made wide: that halves the time.
it.each(languages)('every page stands whole in %s on a phone and at a counter, and says nothing in another language', { timeout: 400_000 }, async (language) => {
  const faults: string[] = []
  await using visitors = new AsyncDisposableStack()
  const devices = new Map<string, Visitor>()
  for (const { path, url, cookie } of stops) {
    const visitor = devices.get(`${url} ${cookie}`) ?? visitors.use(await Visitor.arrive(browser, url, { language, size: 'phone', ...(cookie && { cookie }) }))
    devices.set(`${url} ${cookie}`, visitor)
    await visitor.resize('phone')
    await visitor.open(path)
    for (const size of ['phone', 'counter'] as const) {
      await visitor.resize(size)
      await visitor.settled()
      const found = await layoutFaults(visitor.page)
      for (const scheme of (['light', 'dark'] as const).filter((one) => judged.includes(`${language} ${one} ${size}`))) {
        await visitor.look(scheme)
        found.push(...(await accessFaults(visitor.page)).map((fault) => `${scheme}: ${fault}`))
      }
      await visitor.look('light')
      faults.push(...found.map((fault) => `${path} ${language} ${size}: ${fault}`))
      looked += 1
    }
    if (language !== 'en') faults.push(...(await englishLeftOn(visitor.page, language)).map((text) => `${path} ${language}: says in English “${text}”`))
    faults.push(...visitor.troubles.splice(0).filter((trouble) => !expected(path, cookie, trouble)).map((trouble) => `${path} ${language}: ${trouble}`))
  }
  expect(faults).toEqual([])
})

/** A stranger's welcome asks who is signed in, and the browser writes the answer "nobody" in red. */
const expected = (path: string, cookie: string | undefined, trouble: string): boolean => path === '/welcome' && !cookie && /401.*\/api\/v1\/session/.test(trouble)

