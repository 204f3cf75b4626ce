import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { Http2SecureServer, Http2ServerRequest, ServerHttp2Session } from 'node:http2'
import type { AddressInfo, Socket } from 'node:net'
import type { Certificates } from './certificates.ts'
import { ConnectionShare } from './connection-share.ts'

export interface FrontOptions {
  readonly host: string
  readonly port: number
  /** Other processes listen there too, and the system shares connections out. */
  readonly shared?: boolean
  readonly certificates: Certificates
  /** Addresses and networks of proxies: the connections of many come from there. */
  readonly proxies?: readonly string[]
  /** Answers what came by HTTPS, HTTP/2 or HTTP/1.1. */
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void
  /** Answers what came without encryption. */
  readonly onPlain: RequestListener
  /** Answers what is no HTTP, and hangs up. */
  readonly onClientError: (error: NodeJS.ErrnoException, socket: Socket) => void
}

/** Whoever connects says something within this time; a handshake takes no longer either. */
const HELLO_MS = 10_000
/** An HTTP/2 connection on which nothing happens; live streams beat every 15 s. */
const IDLE_MS = 60_000
const REQUEST_MS = 30_000
const HEADERS_MS = 20_000
const GRACE_MS = 8_000
/** More than a chain of shops has devices, fewer than would fill the memory. */
const MOST_CONNECTIONS = 4_000
/** A branch whose hundred devices come by one address holds fewer; ten such callers are needed to fill the whole. */
const MOST_OF_ONE_CALLER = 400
/** The first byte of a TLS handshake (RFC 8446, 5.1); plain HTTP begins with a letter. */
const TLS_HANDSHAKE = 0x16

/** The open side of the server: one port on the network where HTTPS is served, and where plain HTTP is heard to be sent on. */
export class Front implements AsyncDisposable {
  readonly #server: Http2SecureServer
  readonly #sockets = new Set<Socket>()
  readonly #sessions = new Set<ServerHttp2Session>()
  readonly #share: ConnectionShare

  private constructor(server: Http2SecureServer, proxies: readonly string[]) {
    this.#server = server
    this.#share = new ConnectionShare(MOST_OF_ONE_CALLER, proxies)
  }

  /** @throws {Error} as listening does: EADDRINUSE, EACCES, EADDRNOTAVAIL */
  static async open({ host, port, shared = false, certificates, proxies = [], onRequest, onPlain, onClientError }: FrontOptions): Promise<Front> {
    // For those who still speak HTTP/1.1: read by the server, though the types of its options leave them out.
    const patience = { requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS, connectionsCheckingInterval: 5_000 }
    const server = createSecureServer({
      allowHTTP1: true, ...pem(certificates.current), minVersion: 'TLSv1.2', handshakeTimeout: HELLO_MS, settings: { maxConcurrentStreams: 100 }, ...patience,
    }, (request, response) => {
      if (request.httpVersionMajor === 2) cutWhenSlow(request)
      onRequest(request as unknown as IncomingMessage, response as unknown as ServerResponse)
    })
    const front = new Front(server, proxies)
    server.maxConnections = MOST_CONNECTIONS
    certificates.onChange((pair) => server.setSecureContext(pem(pair)))
    server.on('session', (session) => front.#keep(session))
    server.on('clientError', onClientError)
    server.on('tlsClientError', (_, socket) => socket.destroy())
    front.#sortByFirstByte(createServer(onPlain).on('clientError', onClientError))
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port, reusePort: shared }, resolve)
    })
    return front
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Encrypted connections go the way they would have gone, plain ones to the other server. */
  #sortByFirstByte(plain: ReturnType<typeof createServer>): void {
    const [takeTls] = this.#server.listeners('connection') as ((socket: Socket) => void)[]
    this.#server.removeAllListeners('connection')
    this.#server.on('connection', (socket: Socket) => {
      const giveBack = this.#share.take(socket.remoteAddress ?? '')
      if (!giveBack) return void socket.destroy()
      this.#sockets.add(socket)
      socket.once('close', () => {
        giveBack()
        this.#sockets.delete(socket)
      })
      const onError = (): void => void socket.destroy()
      socket.once('error', onError)
      socket.setTimeout(HELLO_MS, onError)
      socket.once('data', (first: Buffer) => {
        socket.pause()
        socket.unshift(first)
        socket.setTimeout(0)
        socket.off('error', onError)
        if (first[0] === TLS_HANDSHAKE) takeTls?.call(this.#server, socket)
        else {
          // Nothing is kept alive here: it is one page and one file. A server that does not listen itself watches no clock.
          const limit = setTimeout(() => socket.destroy(), REQUEST_MS)
          socket.once('close', () => clearTimeout(limit))
          socket.setTimeout(HELLO_MS, () => socket.destroy())
          plain.emit('connection', socket)
        }
        process.nextTick(() => socket.resume())
      })
    })
  }

  #keep(session: ServerHttp2Session): void {
    this.#sessions.add(session)
    session.once('close', () => this.#sessions.delete(session))
    session.on('error', () => session.destroy())
    session.setTimeout(IDLE_MS, () => session.close())
  }

  /** Takes no more requests, answers those under way, and hangs up on who does not finish theirs. */
  async [Symbol.asyncDispose](): Promise<void> {
    const limit = setTimeout(() => { for (const socket of this.#sockets) socket.destroy() }, GRACE_MS)
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const session of this.#sessions) session.close()
    await closed
    clearTimeout(limit)
  }
}

const pem = ({ certificate, key }: { certificate: string; key: string }): { cert: string; key: string } => ({ cert: certificate, key })

/** HTTP/1.1 requests are watched by Node; a body that dribbles over HTTP/2 is not. */
function cutWhenSlow(request: Http2ServerRequest): void {
  if (request.stream.endAfterHeaders) return
  const timer = setTimeout(() => { if (!request.complete) request.stream.close(0x8) }, REQUEST_MS)
  request.stream.once('close', () => clearTimeout(timer))
  request.once('end', () => clearTimeout(timer))
}
