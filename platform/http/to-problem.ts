import { KeyLost } from '#platform/crypto/key-lost'
import { isDatabaseAway, isReadOnly } from '#platform/db/errors'
import { Problem } from './problem.ts'
import { httpProblems } from './problems.ts'

const byFastifyCode: Record<string, Problem> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem(httpProblems.tooLarge),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Problem(httpProblems.unsupportedMedia),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: new Problem(httpProblems.malformed),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Problem(httpProblems.malformed),
  FST_ERR_BAD_URL: new Problem(httpProblems.noRoute),
  FST_ERR_MAX_PARAM_LENGTH: new Problem(httpProblems.noRoute),
}

/** What the caller hears of an error. What is nobody's mistake but ours is 500 and says nothing else. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = (error as { code?: unknown } | null)?.code
  const known = typeof code === 'string' ? byFastifyCode[code] : undefined
  if (known) return known
  if (error instanceof KeyLost) return new Problem(httpProblems.keyLost)
  if (isReadOnly(error)) return new Problem(httpProblems.diskFull, undefined, {}, { 'retry-after': '10' })
  if (isDatabaseAway(error)) return new Problem(httpProblems.databaseAway, undefined, {}, { 'retry-after': '2' })
  const status = (error as { statusCode?: unknown } | null)?.statusCode
  if (status === 400) return new Problem(httpProblems.malformed)
  // What serves files says 403 of addresses that lead out of its folder.
  if (status === 403 || status === 404) return new Problem(httpProblems.noRoute)
  if (status === 429) return new Problem(httpProblems.tooMany, undefined, {}, { 'retry-after': '5' })
  return new Problem(httpProblems.bug)
}
