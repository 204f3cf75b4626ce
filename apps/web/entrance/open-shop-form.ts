import { i18n } from '@lingui/core'
import type { SessionView } from '#modules/identity/contract'
import { call } from '#platform/ui/api/call'
import { colourChoice } from './colour-choice.ts'
import { countryFacts } from './country-facts.ts'
import { element, type Said } from './element.ts'
import { enter } from './enter.ts'
import { entry, form, passwordEntry, textInput, type Entry } from './form.ts'
import { hoursTable } from './hours-table.ts'
import { logoEntry } from './logo-entry.ts'
import { passwordHint } from './password-hint.ts'
import { countryEntry, currencyEntry, languageEntry, likelyCountry, payerChoice, zoneEntry } from './place-entries.ts'
import type { Country, Setup } from './setup.ts'
import { inEveryLanguage } from './speak.ts'
import { chosenLanguage } from './chosen-language.ts'

export interface OpenShopOptions {
  readonly to: '/setup/organization' | '/organizations'
  readonly code: Entry | null
  /** False for somebody who owns the new shop with the sign-in they have. */
  readonly withOwner: boolean
  readonly onBack: () => void
}

/** The form that opens a shop. Choosing the country fills in what follows from it, and shows it beside. */
export function openShopForm(setup: Setup, { to, code, withOwner, onBack }: OpenShopOptions): readonly Node[] {
  // What is known of a country, or of any other one; a language of ours that only one country speaks points to it.
  let known = setup.countries
  const isPrepared = ({ country }: Country) => country.length === 2
  const factsOf = (code: string) => known.find(({ country }) => country === code) ?? known.find((one) => !isPrepared(one)) ?? known[0]!
  const startCode = known.find((one) => isPrepared(one) && one.language === chosenLanguage())?.country ?? likelyCountry(navigator.language)
  const start = factsOf(startCode)
  const name = entry(() => i18n._({ id: 'shop.name', message: 'Name of the shop' }), textInput({ required: true, maxlength: 120, autocomplete: 'organization' }))
  const country = countryEntry(known, startCode)
  const currency = currencyEntry(start.currency)
  const language = languageEntry(start.language)
  const payer = payerChoice()
  const branchName = entry(() => i18n._({ id: 'shop.branch', message: 'Name of the branch' }), textInput({ required: true, maxlength: 120 }), () => i18n._({ id: 'shop.branch.hint', message: 'Where it is, such as the street. More branches can follow.' }))
  const zone = zoneEntry(start.timeZone)
  const hours = hoursTable()
  const colour = colourChoice()
  const logo = logoEntry()
  const owner = {
    name: entry(() => i18n._({ id: 'shop.owner.name', message: 'Your name' }), textInput({ required: withOwner, maxlength: 120, autocomplete: 'name' })),
    email: entry(() => i18n._({ id: 'shop.owner.email', message: 'Your e-mail, for signing in' }), textInput({ type: 'email', required: withOwner, maxlength: 254, autocomplete: 'username' })),
    password: passwordEntry(() => i18n._({ id: 'shop.owner.password', message: 'A password' }), 'new-password', passwordHint),
  }
  owner.password.input.required = withOwner
  const facts = countryFacts(startCode, start)
  country.input.addEventListener('change', () => {
    const chosen = factsOf(country.value())
    currency.input.value = chosen.currency
    language.input.value = chosen.language
    zone.input.value = isPrepared(chosen) ? chosen.timeZone : new Intl.DateTimeFormat().resolvedOptions().timeZone
    facts.show(country.value(), chosen)
  })
  payer.onChange((pays) => facts.payer(pays))
  // What is told of taxes comes from the server, in the language it was asked in; without an answer the old words stay.
  let told = i18n.locale
  inEveryLanguage(() => {
    if (told === i18n.locale) return
    told = i18n.locale
    void call<Setup>('GET', '/setup').then((fresh) => {
      known = fresh.countries
      facts.show(country.value(), factsOf(country.value()))
    }, () => undefined)
  })

  const body = async () => ({
    ...(code && { code: code.value().trim() }),
    name: name.value(),
    country: country.value(),
    vatPayer: payer.value(),
    currency: currency.value().toUpperCase(),
    language: language.value(),
    ...(colour.value() && { accent: colour.value() }),
    ...(logo.chosen() && { logo: await logo.read() }),
    branch: { name: branchName.value(), timeZone: zone.value(), hours: hours.value() },
    ...(withOwner && { owner: { name: owner.name.value(), email: owner.email.value().trim(), password: owner.password.value() } }),
  })
  const back = element('button', { type: 'button', class: 'link' }, () => i18n._({ id: 'shop.back', message: 'Back' }))
  back.addEventListener('click', onBack)
  const part = (title: Said, ...nodes: readonly (Node | null | false)[]) => element('fieldset', { class: 'part' }, element('legend', {}, title), ...nodes)
  const pair = (...nodes: readonly Node[]) => element('div', { class: 'pair' }, ...nodes)
  const opened = form({
    children: [
      part(() => i18n._({ id: 'shop.part.shop', message: 'The shop' }), name.root, pair(country.root, language.root), pair(currency.root, payer.root)),
      part(() => i18n._({ id: 'shop.part.branch', message: 'Its first branch' }), pair(branchName.root, zone.root), hours.root),
      withOwner && part(() => i18n._({ id: 'shop.part.owner', message: 'Its owner' }), pair(owner.name.root, owner.email.root), owner.password.root),
      part(() => i18n._({ id: 'shop.part.look', message: 'Its look' }), colour.root, logo.root),
    ].filter((node) => node !== false),
    entries: {
      ...(code && { code }),
      name,
      country,
      currency,
      language,
      'branch/name': branchName,
      'branch/timeZone': zone,
      ...(withOwner && { 'owner/name': owner.name, 'owner/email': owner.email, 'owner/password': owner.password }),
      'logo/base64': logo.entry,
      logo: logo.entry,
    },
    button: () => i18n._({ id: 'shop.button', message: 'Open the shop' }),
    busy: () => i18n._({ id: 'shop.busy', message: 'Opening it' }),
    after: [back],
    submit: async () => {
      const session = await call<SessionView>('POST', to, { body: await body() })
      localStorage.setItem('lunette-organization', session.organization.id)
      enter(session)
    },
  })
  queueMicrotask(() => name.input.focus())
  return [
    element('h1', {}, () => i18n._({ id: 'shop.title', message: 'Open my shop' })),
    element('div', { class: 'beside' }, element('section', { class: 'card' }, opened), facts.root),
  ]
}
