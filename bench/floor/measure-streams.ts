import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { ApiClient } from '#tests/helpers/api-client'
import { holdersFor } from '#tests/helpers/hint-ear'
import { HttpClient } from '../http-client.ts'
import { rssOf } from '../process-cpu.ts'
import { byValue, told } from '../row.ts'
import type { Row } from '../row.ts'
import type { Bench } from '../shop.ts'
import { takeOrder } from './take-order.ts'

const STREAMS = 1_000
/** Past the first beat, and past asking twice whether everybody may still hear. */
const SETTLE_MS = 16_000

/** What 1,000 open streams add to the server's memory, and how long a hint takes to the last of them. */
export async function measureStreams(bench: Bench): Promise<Row[]> {
  const shop = bench.shops[0]!
  using http = new HttpClient(bench.server.port, shop.headers)
  const api = new ApiClient(bench.server.url, { cookie: shop.headers.cookie ?? '', organizationId: shop.organizationId })
  for (let n = 0; n < 200; n += 1) await takeOrder(http, shop)
  await new Promise((wake) => setTimeout(wake, SETTLE_MS))
  const before = rssOf(bench.server.pid)
  const ears = await Promise.all((await holdersFor(api, STREAMS)).map(({ authorization = '' }) => Ear.open(bench.server.port, authorization)))
  await new Promise((wake) => setTimeout(wake, SETTLE_MS))
  const grown = rssOf(bench.server.pid) - before
  const from = performance.now()
  const id = await takeOrder(http, shop)
  await Promise.all(ears.map((ear) => ear.hears(id)))
  const took = performance.now() - from
  for (const ear of ears) ear[Symbol.dispose]()
  return [
    byValue({ issue: 'floor', id: 'streams.memory@1000', value: grown, unit: 'MB' }, '<=', 60),
    told({ issue: 'floor', id: 'streams.last-hint@1000', value: took, unit: 'ms' }),
  ]
}

/** A stream that costs the measuring process next to nothing. */
class Ear implements Disposable {
  readonly #socket: Socket
  #text = ''
  #wanted: { readonly id: string; readonly found: () => void } | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (part) => {
      this.#text = (this.#text + part.toString('latin1')).slice(-4_096)
      if (this.#wanted && this.#text.includes(this.#wanted.id)) this.#wanted.found()
    })
  }

  static open(port: number, authorization: string): Promise<Ear> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.once('data', (head) => {
        if (head.toString('latin1').startsWith('HTTP/1.1 200')) resolve(new Ear(socket))
        else reject(new Error(`a stream was answered with ${head.toString('latin1').slice(0, 60)}`))
      })
      socket.write(`GET /api/v1/live HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: ${authorization}\r\n\r\n`)
    })
  }

  hears(id: string): Promise<void> {
    return new Promise((found) => {
      if (this.#text.includes(id)) found()
      else this.#wanted = { id, found }
    })
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }
}
