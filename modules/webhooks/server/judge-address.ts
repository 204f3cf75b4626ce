import { isIP } from 'node:net'
import { Problem } from '#platform/http/problem'
import { hostOf, judgeAddresses, portOf } from '#platform/webhooks/inside'
import { whyNotUrl } from '../domain/index.ts'
import { webhooksProblems } from './problems.ts'

/** The address in the one form it is kept in, if it may be called as far as its text tells; its name is looked up at every try. @throws {Problem} webhooks/refused-address */
export function callableUrl(url: string, inside: readonly string[]): string {
  const refusal = whyNotUrl(url, inside.length > 0) ?? (isClosed(new URL(url), inside) ? 'inside' : null)
  if (refusal) throw new Problem(webhooksProblems.refusedAddress, undefined, { reason: refusal, errors: [{ pointer: '/url', detail: details[refusal] }] })
  return new URL(url).href
}

function isClosed(url: URL, inside: readonly string[]): boolean {
  const host = hostOf(url)
  return isIP(host) !== 0 && judgeAddresses(inside)(host, portOf(url)) === 'closed'
}

const details = {
  'no-address': 'write an address such as https://shop.example/lunette',
  'not-https': 'write it with https://',
  'has-sign-in': 'write it without a name and password',
  'has-fragment': 'write it without #',
  'local-name': 'this name leads inside, where webhooks are not sent',
  inside: 'this address is inside, where webhooks are not sent',
} as const
