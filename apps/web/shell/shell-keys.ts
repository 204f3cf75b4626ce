import { useNavigate } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { useKeys } from '#platform/ui/keys/use-keys'
import type { Page } from '#platform/ui/page'
import { allows, pages } from '../pages.ts'

/** The keys that act on every page: `?`, Ctrl K, Q, `G` and a letter, Esc to the list that a page belongs to. */
export function useShellKeys(page: Page | undefined, does: { readonly listKeys: () => void; readonly search: () => void; readonly changeHands: () => void; readonly scan: () => void }): void {
  const { session } = useSignedIn()
  const navigate = useNavigate()
  const reachable = pages.filter((candidate) => candidate.nav?.letter && allows(candidate, session))
  const under = page?.under
  useKeys({
    '?': does.listKeys,
    'Ctrl K': does.search,
    'Ctrl Shift H': does.changeHands,
    Q: does.scan,
    ...Object.fromEntries(reachable.map((candidate) => [`G ${candidate.nav?.letter}`, () => void navigate({ to: candidate.path })])),
    ...(under && { Esc: () => void navigate({ to: under }) }),
  })
}
