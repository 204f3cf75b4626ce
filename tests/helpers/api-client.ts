import { newId } from '#kernel/ids'

export interface ApiAnswer<Body = Record<string, unknown>> { readonly status: number; readonly body: Body; readonly headers: Headers }

/** Talks to a running Lunette as a signed-in browser does. */
export class ApiClient {
  readonly url: string
  readonly #organizationId: string | undefined
  #cookie: string

  constructor(url: string, { cookie = '', organizationId }: { cookie?: string; organizationId?: string } = {}) {
    this.url = url
    this.#cookie = cookie
    this.#organizationId = organizationId
  }

  /** Calls a route below /api/v1. Mutations carry a key of their own unless one is given. @throws when the network fails */
  async call<Body = Record<string, unknown>>(method: string, path: string, body?: unknown, { key = newId(), version }: { key?: string; version?: number } = {}): Promise<ApiAnswer<Body>> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.#cookie && { cookie: this.#cookie }), ...(this.#organizationId && { 'lunette-organization': this.#organizationId }), ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method !== 'GET' && { 'idempotency-key': key }), ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('lunette.session_token='))
    if (cookie) this.#cookie = cookie.split(';')[0] ?? ''
    const text = await answer.text()
    return { status: answer.status, body: (text && answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : { text }) as Body, headers: answer.headers }
  }

  get cookie(): string {
    return this.#cookie
  }

  /** Calls and demands that status. @throws {Error} with the answer otherwise */
  async must<Body = Record<string, unknown>>(status: number, method: string, path: string, body?: unknown, options: { key?: string; version?: number } = {}): Promise<Body> {
    const answer = await this.call<Body>(method, path, body, options)
    if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status} in the place of ${status}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
}

export interface OpenShop { readonly branchId: string; readonly organizationId: string; readonly customerId: string; readonly frameId: string; readonly lensId: string; readonly currency: string }

/** Opens a shop on an empty Lunette with a customer, a frame and a lens, signed in as its owner. */
export async function openShop(client: ApiClient, { name = 'Optika Test', country = 'CZ', currency = 'CZK', language = 'cs', timeZone = 'Europe/Prague' } = {}): Promise<OpenShop> {
  const session = await client.must<{ organization: { id: string }; branches: { id: string }[] }>(201, 'POST', '/setup/organization', {
    name, country, vatPayer: true, currency, language, branch: { name: 'Hlavní', timeZone, hours: [] }, owner: { name: 'Jana Nová', email: 'jana@shop.example', password: 'correct horse battery' },
  })
  return { organizationId: session.organization.id, branchId: session.branches[0]!.id, currency, ...await stockShop(client, currency) }
}

/** A customer, a frame and a lens to sell. */
export async function stockShop(client: ApiClient, currency: string): Promise<{ customerId: string; frameId: string; lensId: string }> {
  const customer = await client.must<{ id: string }>(201, 'POST', '/customers', { givenName: 'Kateřina', familyName: 'Veselá', phones: [], emails: [] })
  const { items: taxClasses } = await client.must<{ items: { code: string }[] }>(200, 'GET', '/tax-classes')
  const product = async (kind: string, text: string, amount: number): Promise<string> => {
    const made = await client.must<{ variants: { id: string }[] }>(201, 'POST', '/products', { kind, name: text, details: kind === 'lens' ? { index: 16_700, design: 'single-vision' } : {}, taxClass: taxClasses[0]?.code, variants: [{ name: '', price: { amount, currency } }] })
    return made.variants[0]!.id
  }
  return { customerId: customer.id, frameId: await product('frame', 'Aria 2210 C4', 329_000), lensId: await product('lens', 'Vela Comfort 1.67', 435_000) }
}
