import { useLingui } from '@lingui/react/macro'
import { useMantineColorScheme } from '@mantine/core'
import { IconBuildingStore, IconHandStop, IconHelp, IconLanguage, IconLogout, IconMapPin, IconMoon, IconPlus, IconScan, IconSun, IconSunMoon } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { languageNames, languages } from '#kernel/languages'
import { useMay, useSignedIn } from '#modules/identity/web'
import type { orderKinds } from '#modules/orders/contract'
import { useRead } from '#platform/ui/api/use-read'
import { paths } from '../../paths.ts'
import { signOut } from '../sign-out.ts'
import { useSpeak } from '../use-speak.ts'
import type { Act } from './act.ts'
import { runAfterPalette } from './run-after-palette.ts'

/** What can be done from every page: begin an order of each kind, work elsewhere, change how Lunette looks and speaks, scan, hand over. */
export function useGeneralActs(): readonly Act[] {
  const { i18n, t } = useLingui()
  const navigate = useNavigate()
  const { session, branchId, chooseBranch, chooseOrganization } = useSignedIn()
  const { organization, organizations, branches } = session
  const mayTake = useMay('orders.write') && organization.capabilities.includes('orders')
  const kinds = useRead<z.output<typeof orderKinds>>('/order-kinds', { kinds: ['order-kinds'], enabled: mayTake })
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const speak = useSpeak()
  const looks = [{ scheme: 'light', title: t`Look: light`, icon: IconSun }, { scheme: 'dark', title: t`Look: dark`, icon: IconMoon }, { scheme: 'auto', title: t`Look: as the system`, icon: IconSunMoon }] as const
  return [
    ...(mayTake ? (kinds.data?.items ?? []).map(({ code, name }): Act => ({ id: `new ${code}`, title: t`New order: ${name}`, detail: '', icon: IconPlus, run: () => void navigate({ to: paths.newOrder(), search: { kind: code } }) })) : []),
    ...(branches.length > 1 && branchId !== null ? [{ id: 'branches', title: t`Work in all branches`, detail: '', icon: IconMapPin, run: () => chooseBranch(null) }] : []),
    ...(branches.length > 1 ? branches : []).filter(({ id }) => id !== branchId).map(({ id, name }): Act => ({ id, title: t`Work in ${name}`, detail: t`branch`, icon: IconMapPin, run: () => chooseBranch(id) })),
    ...organizations.filter(({ id }) => id !== organization.id).map(({ id, name }): Act => ({ id, title: t`Go to ${name}`, detail: t`organization`, icon: IconBuildingStore, run: () => chooseOrganization(id) })),
    ...languages.filter((language) => language !== i18n.locale).map((language): Act => ({ id: language, title: languageNames[language], detail: t`language`, icon: IconLanguage, run: () => speak(language) })),
    ...looks.filter(({ scheme }) => scheme !== colorScheme).map(({ scheme, title, icon }): Act => ({ id: scheme, title, detail: '', icon, run: () => setColorScheme(scheme) })),
    { id: 'camera', title: t`Scan with the camera`, detail: '', icon: IconScan, caps: ['Q'], run: () => runAfterPalette('Q') },
    { id: 'hands', title: t`Change hands`, detail: t`by PIN`, icon: IconHandStop, caps: ['Ctrl', 'Shift', 'H'], run: () => runAfterPalette('Ctrl Shift H') },
    { id: 'keys', title: t`Help: all keys of this page`, detail: '', icon: IconHelp, caps: ['?'], run: () => runAfterPalette('?') },
    { id: 'sign-out', title: t`Sign out`, detail: '', icon: IconLogout, run: () => void signOut() },
  ]
}
