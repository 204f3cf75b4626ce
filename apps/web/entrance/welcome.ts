import { i18n } from '@lingui/core'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { Problem } from '#platform/ui/api/problem'
import { element } from './element.ts'
import { enter } from './enter.ts'
import { entry, form, problemPlace, textInput, type Entry } from './form.ts'
import { drawPage } from './frame.ts'
import { openShopForm } from './open-shop-form.ts'
import type { Setup } from './setup.ts'
import './welcome.css'

const page = element('div', { class: 'welcome' })
await drawPage(() => i18n._({ id: 'welcome.title', message: 'Welcome' }), () => [page], 'wide')
await start()

/** Asks how things stand: an empty Lunette offers two ways in, one in use opens a further shop for whoever is signed in. */
async function start(): Promise<void> {
  try {
    const setup = await call<Setup>('GET', '/setup')
    if (setup.state === 'empty') page.replaceChildren(...twoWays(setup))
    else page.replaceChildren(...openFurther(setup, await whoIsSignedIn()))
  } catch (error) {
    const problem = problemPlace()
    problem.show(error)
    const again = element('button', { type: 'button', class: 'main' }, () => i18n._({ id: 'welcome.again', message: 'Try again' }))
    again.addEventListener('click', () => void start())
    page.replaceChildren(problem.root, element('div', { class: 'buttons' }, again))
  }
}

async function whoIsSignedIn(): Promise<SessionView | null> {
  try {
    return await call<SessionView>('GET', '/session')
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return null
    throw error
  }
}

function twoWays(setup: Setup): readonly Node[] {
  const code = setup.needsCode ? codeEntry() : null
  const codeCard = code && element('section', { class: 'card code' }, code.root)
  const choices = [
    element('h1', {}, () => i18n._({ id: 'welcome.headline', message: 'This Lunette is new. How do you want to begin?' })),
    element('p', { class: 'lead' }, () => i18n._({ id: 'welcome.lead', message: 'Everything stays on this computer. You can do the other one later.' })),
    ...(codeCard ? [codeCard] : []),
    element('div', { class: 'ways' }, sampleWay(code), shopWay(() => {
      page.replaceChildren(...(codeCard ? [codeCard] : []), ...openShopForm(setup, { to: '/setup/organization', code, withOwner: true, onBack: () => page.replaceChildren(...choices) }))
      scrollTo({ top: 0 })
    })),
  ]
  return choices
}

/** Somebody who is not at the machine itself has to show that they may: the code stands in its terminal. */
function codeEntry(): Entry {
  return entry(
    () => i18n._({ id: 'welcome.code', message: 'Code from the terminal' }),
    textInput({ autocomplete: 'off', required: true, maxlength: 20, autocapitalize: 'characters', spellcheck: 'false' }),
    () => i18n._({ id: 'welcome.code.hint', message: 'Lunette printed it when it started. It shows that this machine is yours.' }),
  )
}

function sampleWay(code: Entry | null): HTMLElement {
  return element(
    'section',
    { class: 'card choice' },
    element('h2', {}, () => i18n._({ id: 'welcome.sample.title', message: 'Look around in the sample' })),
    element('p', { class: 'lead' }, () => i18n._({ id: 'welcome.sample.lead', message: 'An invented shop with 500 customers and 1,500 orders. Try anything; one button deletes it all.' })),
    form({
      children: [],
      entries: code ? { code } : {},
      button: () => i18n._({ id: 'welcome.sample.button', message: 'Open the sample' }),
      busy: () => i18n._({ id: 'welcome.sample.busy', message: 'Making the sample, about ten seconds' }),
      submit: async () => enter(await call<SessionView>('POST', '/setup/sample', { body: code ? { code: code.value().trim() } : {} })),
    }),
  )
}

function shopWay(onOpen: () => void): HTMLElement {
  const open = element('button', { type: 'button', class: 'second' }, () => i18n._({ id: 'welcome.shop.button', message: 'Open my shop' }))
  open.addEventListener('click', onOpen)
  return element(
    'section',
    { class: 'card choice' },
    element('h2', {}, () => i18n._({ id: 'welcome.shop.title', message: 'Open my shop' })),
    element('p', { class: 'lead' }, () => i18n._({ id: 'welcome.shop.lead', message: 'One page: its name, its country, where and when it is open, and who owns it. Taxes, stages and papers come with the country.' })),
    element('div', { class: 'buttons' }, open),
  )
}

/** A shop beside those that are there. The people of the sample are invented, so from there an owner is named as well. */
function openFurther(setup: Setup, session: SessionView | null): readonly Node[] {
  if (session) return openShopForm(setup, { to: '/organizations', code: null, withOwner: session.organization.sample, onBack: () => location.assign('/') })
  return [
    element('h1', {}, () => i18n._({ id: 'welcome.in-use', message: 'This Lunette is in use' })),
    element('p', { class: 'lead' }, () => i18n._({ id: 'welcome.in-use.lead', message: 'Sign in to work, or to open a further shop in it.' })),
    element('div', { class: 'buttons' }, element('a', { class: 'main', href: '/sign-in' }, () => i18n._({ id: 'welcome.sign-in', message: 'Sign in' }))),
  ]
}
