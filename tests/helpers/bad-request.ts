import { newId } from '#kernel/ids'

export interface BadRequest { readonly method: string; readonly path: string; readonly body?: string; readonly headers?: Readonly<Record<string, string>> }

/** What somebody tries who means harm: passwords, made-up sessions and keys, links to other people's orders, addresses that are none. Each index is another. */
export function badRequest(index: number, organizationId: string): BadRequest {
  const post = (path: string, body: unknown): BadRequest => ({ method: 'POST', path, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): BadRequest => ({ method: 'GET', path, headers })
  const ways = [
    () => post('/api/v1/session', { email: 'jana@shop.example', password: `wrong password ${index}` }),
    () => post('/api/v1/session', { email: `nobody-${index}@shop.example`, password: 'wrong password' }),
    () => get('/api/v1/orders', { cookie: `lunette.session_token=${index}.AAAA` }),
    () => get('/api/v1/orders', { authorization: `Bearer lun_${organizationId}_${String(index).padStart(43, 'x')}` }),
    () => get(`/t/${organizationId}/${String(index).padStart(22, 'x')}`),
    () => post('/api/v1/orders', '{"broken":'),
    () => get(`/nowhere/${newId()}?q=${'a'.repeat(2_000)}`),
    () => post('/api/v1/password-resets', { email: `nobody-${index}@shop.example` }),
  ]
  return ways[index % ways.length]!()
}
