import type { TestStaff, TestWorld } from '../helpers/callers.ts'

/** Calls a route and demands that it is done. */
export type Must = <T>(method: 'POST' | 'GET' | 'PUT', path: string, body?: object, version?: number) => Promise<T>

/** Calls routes as somebody. @throws {Error} with the refusal in full */
export const mustAs = (world: Pick<TestWorld, 'ask'>, by: TestStaff): Must => async <T>(method: 'POST' | 'GET' | 'PUT', path: string, body?: object, version?: number): Promise<T> => {
  const answer = await world.ask<T>(by, method, path, { ...(body && { body }), ...(version && { version }) })
  if (answer.status >= 300) throw new Error(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
