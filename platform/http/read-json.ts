import type { FastifyInstance } from 'fastify'
import { Problem } from './problem.ts'
import { httpProblems } from './problems.ts'
import { refuseByContract } from './read-input.ts'
import { firstNameTwice } from './name-twice.ts'

declare module 'fastify' {
  interface FastifyRequest { rawBody?: Buffer }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Makes JSON in UTF-8 the only content that is read; its bytes are kept, for a repeated call must be the same. */
export function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    request.rawBody = body as Buffer
    try {
      done(null, body.length === 0 ? undefined : parse(body as Buffer))
    } catch (error) {
      done(error instanceof Problem ? error : new Problem(httpProblems.malformed), undefined)
    }
  })
}

/** @throws {Problem} http/invalid for a name that stands twice: of two amounts, nobody knows which was meant */
function parse(body: Buffer): unknown {
  const text = utf8.decode(body)
  const value: unknown = JSON.parse(text)
  const pointer = firstNameTwice(text)
  if (pointer !== null) throw refuseByContract([{ pointer, detail: 'stands here twice' }])
  return value
}
