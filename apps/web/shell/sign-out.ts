import { call } from '#platform/ui/api/call'
import { paths } from '../paths.ts'

/** Not a stored call: without an answer one is still signed in, and has to know it. */
export async function signOut(): Promise<void> {
  await call('DELETE', '/session')
  location.assign(paths.signIn())
}
