import { isIP } from 'node:net'
import { Problem } from '#platform/http/problem'
import { judgeAddresses } from '#platform/webhooks/inside'
import { whyNotUrl } from '../domain/index.ts'
import { webhooksProblems } from './problems.ts'

/** Demands an address that may be called, as far as its text tells; its name is looked up at every try. @throws {Problem} webhooks/refused-address */
export function mustBeCallable(url: string, inside: readonly string[]): void {
  const refusal = whyNotUrl(url, inside.length > 0) ?? (isClosed(new URL(url).hostname.replace(/^\[|\]$/g, ''), inside) ? 'inside' : null)
  if (refusal) throw new Problem(webhooksProblems.refusedAddress, undefined, { reason: refusal, errors: [{ pointer: '/url', detail: details[refusal] }] })
}

const isClosed = (host: string, inside: readonly string[]): boolean => isIP(host) !== 0 && judgeAddresses(inside)(host) === 'closed'

const details = {
  'no-address': 'write an address such as https://shop.example/lunette',
  'not-https': 'write it with https://',
  'has-sign-in': 'write it without a name and password',
  'has-fragment': 'write it without #',
  'local-name': 'this name leads inside, where webhooks are not sent',
  inside: 'this address is inside, where webhooks are not sent',
} as const
