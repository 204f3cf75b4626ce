import { useNavigate, useRouter } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { useScans } from '#platform/ui/keys/use-keys'
import { finders } from '../finders.ts'
import { allows } from '../pages.ts'
import { isFloatingEntry } from '../scanner/floating-entry.ts'

/** On every page a scan opens what it names; what nobody knows is handed to `unknown`. A page that scans by itself comes first. */
export function useOpenScanned(unknown: (code: string) => void): void {
  const { session } = useSignedIn()
  const { organizationId } = useCalling()
  const navigate = useNavigate()
  const { history } = useRouter()
  useScans((code) => void (async () => {
    for (const finder of finders.filter((one) => allows(one, session))) {
      // One that cannot answer now does not keep the others from it.
      const to = await finder.open?.(code, { organizationId }).catch(() => null)
      if (to) return navigate({ to, replace: isFloatingEntry(history.location.state) })
    }
    unknown(code)
  })())
}
