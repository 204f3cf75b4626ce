import type { FastifyRequest } from 'fastify'

const ownMachine = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i

/**
 * Cookies for the way a request came: over HTTPS they return over HTTPS only; at the machine itself, without it, they must return as
 * well, and are called without the `__Host-` that browsers take over HTTPS only.
 */
export function fitCookie(lines: string | readonly string[], request: Pick<FastifyRequest, 'protocol' | 'hostname'>): string | string[] {
  if (typeof lines !== 'string') return lines.map((line) => String(fitCookie(line, request)))
  const bare = lines.replace(/; Secure(?=;|$)/i, '')
  if (request.protocol === 'https') return `${bare}; Secure`
  // Behind a proxy that is not believed the line stays as its maker wrote it.
  return ownMachine.test(request.hostname) ? bare.replace(/^__Host-/, '') : lines
}
