import { paths } from './paths.ts'

/** Goes to the sign-in page, which is a page of its own; afterwards the way leads back here. */
export function leaveForSignIn(): void {
  location.assign(paths.signIn(location.pathname + location.search))
}
