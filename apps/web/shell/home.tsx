import { Navigate } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { allows, pages } from '../pages.ts'
import { paths } from '../paths.ts'

/** `/` is wherever this person's day starts: the first page of their navigation. */
export function Home() {
  const { session } = useSignedIn()
  const first = pages.find((page) => page.nav && allows(page, session))
  return <Navigate to={first?.path ?? paths.profile()} replace />
}
