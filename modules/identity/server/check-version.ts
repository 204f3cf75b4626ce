import { Problem } from '#platform/http/problem'
import { httpProblems } from '#platform/http/problems'

/** Demands that the caller saw the newest version; `current` is what it is now. @throws {Problem} http/version-stale */
export function checkVersion(current: { readonly version: number }, seen: number): void {
  if (current.version !== seen) throw new Problem(httpProblems.versionStale, undefined, { version: current.version, current })
}
