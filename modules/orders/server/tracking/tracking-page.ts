import type { I18n } from '@lingui/core'
import { languageNames, languages } from '#kernel/languages'
import { code128Svg } from '#platform/pdf/code128'
import { escapeHtml } from '#platform/text/escape-html'
import { stageMarkSvg } from '../papers/stage-marks.ts'
import { writeInstant, writeMoney } from '../papers/write-numbers.ts'
import type { Tracked } from './find-tracked.ts'
import { dayLine, headline, paidLine, stepName } from './say-tracked.ts'

/** The hue of a place, as tokens.css names it. */
const hues: Readonly<Record<string, string>> = { shop: 'shop', lab: 'lab', workshop: 'work', shelf: 'ready', customer: 'done' }

/** A page as a template wants it. */
export interface TrackingPage {
  readonly language: string
  readonly title: string
  /** What stands in the body, every text of people escaped. */
  readonly body: string
}

/** The customer's page of an order: one sentence, the day, the way, the balance and the shop. `address` is that of the page itself. */
export function trackingPage(order: Tracked, address: string, i18n: I18n, now: Date): TrackingPage {
  const title = i18n._({ id: 'orders.tracking.title', message: 'Order {number}', values: { number: order.number } })
  return {
    language: order.language,
    title: `${title} · ${order.shop.name}`,
    body: [head(order, address, title), '<main>', say(order, i18n, now), order.phase === 'ready' ? showAtCounter(order, i18n) : '', way(order, i18n), money(order, i18n), shop(order), '</main>', foot(order, i18n)].join(''),
  }
}

/** What stands where a link leads nowhere, in every language at once: whose link it was is not known. */
export function noTrackingPage(translator: (language: Tracked['language']) => I18n): TrackingPage {
  const sentences = languages.map((language) => {
    const i18n = translator(language)
    return `<p lang="${language}">${escapeHtml(i18n._({ id: 'orders.tracking.none', message: 'This link leads to no order any more. Ask at the shop.' }))}</p>`
  })
  return { language: 'en', title: 'Lunette', body: `<main class="none"><h1 class="visually-hidden">Lunette</h1>${sentences.join('')}</main>` }
}

function head({ shop: { name, logo } }: Tracked, address: string, title: string): string {
  const picture = logo ? `<img class="logo" src="${escapeHtml(address)}/logo" alt="">` : ''
  return `<header>${picture}<div><strong>${escapeHtml(name)}</strong><span>${escapeHtml(title)}</span></div></header>`
}

function say(order: Tracked, i18n: I18n, now: Date): string {
  const day = dayLine(order, i18n, now)
  const hue = order.phase === 'cancelled' ? 'done' : hues[order.place] ?? 'shop'
  const stage = order.phase === 'cancelled' ? '' : `<p class="stage ${hue}">${stageMarkSvg(order.mark, 'currentColor', 'var(--surface)')}<span>${escapeHtml(order.stageName)}</span></p>`
  return `<section class="say">${stage}<h1>${escapeHtml(headline(order, i18n))}</h1>${day ? `<p class="day">${escapeHtml(day)}</p>` : ''}</section>`
}

function showAtCounter({ number }: Tracked, i18n: I18n): string {
  const show = i18n._({ id: 'orders.tracking.show', message: 'Show at the counter' })
  const code = i18n._({ id: 'orders.tracking.code', message: 'The number as a barcode' })
  const orName = i18n._({ id: 'orders.tracking.or-name', message: 'or say your name' })
  return `<section class="show"><span>${escapeHtml(show)}</span><b>${escapeHtml(number)}</b><div class="code" role="img" aria-label="${escapeHtml(code)}">${code128Svg(number)}</div><span>${escapeHtml(orName)}</span></section>`
}

function way({ times, glasses, language, timeZone, phase }: Tracked, i18n: I18n): string {
  const last = times.findLastIndex(({ reached }) => reached)
  const name = i18n._({ id: 'orders.tracking.way', message: 'The way of the order' })
  const steps = times.map(({ phase: step, reached, at }, index) => {
    const state = !reached ? 'ahead' : index === last && phase !== 'closed' ? 'now' : 'done'
    const when = at ? `<small>${escapeHtml(writeInstant(language, at, timeZone))}</small>` : ''
    return `<li class="${state}"${state === 'now' ? ' aria-current="step"' : ''}><span>${escapeHtml(stepName(step, glasses, i18n))}</span>${when}</li>`
  })
  return `<section class="card"><h2 class="visually-hidden">${escapeHtml(name)}</h2><ol>${steps.join('')}</ol></section>`
}

function money(order: Tracked, i18n: I18n): string {
  if (order.phase === 'cancelled') return ''
  const { balance, currency, language } = order
  const label = balance > 0 ? i18n._({ id: 'orders.tracking.balance', message: 'Balance to pay' }) : i18n._({ id: 'orders.tracking.all-paid', message: 'All is paid' })
  const amount = balance > 0 ? `<b>${escapeHtml(writeMoney(language, { amount: balance, currency }))}</b>` : ''
  return `<section class="card money"><p><span>${escapeHtml(label)}</span>${amount}</p><small>${escapeHtml(paidLine(order, i18n))}</small></section>`
}

function shop({ shop: { branchName, addressLines, phone, email } }: Tracked): string {
  const contacts = [
    phone && `<a href="tel:${escapeHtml(phone.replace(/[^+\d]/g, ''))}">${escapeHtml(phone)}</a>`,
    email && `<a href="mailto:${escapeHtml(email)}">${escapeHtml(email)}</a>`,
  ].filter(Boolean)
  return `<section class="card place"><strong>${escapeHtml(branchName)}</strong><span>${escapeHtml(addressLines.join(', '))}</span>${contacts.join('')}</section>`
}

function foot({ language }: Tracked, i18n: I18n): string {
  const note = i18n._({ id: 'orders.tracking.note', message: 'Only who has the link sees this page. It shows no health data.' })
  const others = languages.filter((one) => one !== language).map((one) => `<a href="?language=${one}" lang="${one}" hreflang="${one}">${languageNames[one]}</a>`)
  return `<footer><p>${escapeHtml(note)}</p><nav>${others.join('')}</nav></footer>`
}
