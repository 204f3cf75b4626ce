import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { Problem } from './problem.ts'
import type { FieldError } from './problem.ts'
import { httpProblems } from './problems.ts'
import type { Input, Route } from './route.ts'
import { sayIssue } from './say-issue.ts'

/** Parses path, query, body and If-Match by the route's contract. @throws {Problem} 422 with a pointer per field, or 428 */
export function readInput(route: Route<never>, request: FastifyRequest, language: string): Input<unknown, unknown, unknown> {
  const errors: FieldError[] = []
  const error = sayIssue(language)
  const read = (shape: z.ZodType | undefined, value: unknown, prefix: string): unknown => {
    if (!shape) return undefined
    const result = shape.safeParse(value, { error })
    if (result.success) return result.data
    for (const issue of result.error.issues) errors.push(...toFieldErrors(issue, prefix))
    return undefined
  }
  const params = read(route.params, request.params, 'params')
  if (errors.length > 0) throw new Problem(httpProblems.notFound)
  const input = { params, query: read(route.query, request.query, 'query'), body: read(route.body, request.body, ''), version: 0 }
  if (errors.length > 0) throw refuseByContract(errors)
  return { ...input, version: route.ifMatch ? versionOf(request.headers['if-match']) : 0 }
}

/** The problem of input that breaks its contract. Pointers: `/lines/0/quantity` in the body, `query/limit` elsewhere. */
export const refuseByContract = (errors: readonly FieldError[]): Problem => new Problem(httpProblems.invalid, undefined, { errors })

function toFieldErrors(issue: z.core.$ZodIssue, prefix: string): FieldError[] {
  // Of the ways a union could have been meant, the one that came furthest explains best.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? []
    if (deepest(nearest) > 0) return nearest.flatMap((inner) => toFieldErrors({ ...inner, path: [...issue.path, ...inner.path] }, prefix))
  }
  // A name that is none is told by what is wrong with the name.
  const detail = issue.code === 'invalid_key' ? issue.issues[0]?.message ?? issue.message : issue.message
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path
  return [{ pointer: `${prefix}${path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`, detail }]
}

const deepest = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length))

function versionOf(header: string | undefined): number {
  const version = Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1])
  if (!Number.isInteger(version)) throw new Problem(httpProblems.versionMissing)
  return version
}
