import { useLingui } from '@lingui/react'
import { IconCornerDownRight } from '@tabler/icons-react'
import { useMatches } from '@tanstack/react-router'
import { actingKeys } from '#platform/ui/keys/acting-keys'
import { useBoundKeys } from '#platform/ui/keys/use-keys'
import { pages } from '../../pages.ts'
import type { Act } from './act.ts'
import { runAfterPalette } from './run-after-palette.ts'

/** What moves within a page means nothing in a list of acts. */
const moves: readonly string[] = ['↑', '↓', '←', '→', 'Enter', 'Esc', 'Tab']

/** What the page beneath can do right now: its keys that act, by their words. */
export function usePageActs(): readonly Act[] {
  const { i18n } = useLingui()
  const path = useMatches().at(-1)?.fullPath
  const page = pages.find((candidate) => candidate.path === path)
  const bound = useBoundKeys()
  if (!page) return []
  const detail = i18n._(page.title)
  return actingKeys(page.keys, bound).filter(({ caps }) => !moves.includes(caps.join(' '))).map(({ caps, does }) => {
    const words = i18n._(does)
    return {
      id: `key ${caps.join(' ')}`, title: words.charAt(0).toLocaleUpperCase(i18n.locale) + words.slice(1), detail, icon: IconCornerDownRight, caps,
      run: () => runAfterPalette(caps.join(' ')),
    }
  })
}
