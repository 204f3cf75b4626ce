import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from './problem.ts'
import type { ProblemKind } from './problem.ts'
import { httpProblems } from './problems.ts'

const byCode: Readonly<Record<string, ProblemKind>> = { ERR_HTTP_REQUEST_TIMEOUT: httpProblems.tooSlow, HPE_HEADER_OVERFLOW: httpProblems.headersTooLarge }

/** Answers what is no HTTP, came too slowly or with endless headers, and closes the connection: nothing more can be understood on it. */
export function hangUp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (socket.writable && error.code !== 'ECONNRESET') {
    const { status } = byCode[error.code ?? ''] ?? httpProblems.malformed
    const body = JSON.stringify(new Problem(byCode[error.code ?? ''] ?? httpProblems.malformed))
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`)
  }
  socket.destroy()
}
