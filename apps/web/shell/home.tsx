import { Navigate } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { allows, pages } from '../pages.ts'
import { paths } from '../paths.ts'

/** `/` is wherever this person's day starts: who answers for all shops sees how they do, others the first page of their navigation. */
export function Home() {
  const { session } = useSignedIn()
  const mine = pages.filter((page) => page.nav && allows(page, session))
  const runsAll = session.rights['orders.overview']?.scope === 'organization'
  const first = (runsAll && mine.find(({ path }) => path === paths.today())) || mine[0]
  return <Navigate to={first?.path ?? paths.profile()} replace />
}
