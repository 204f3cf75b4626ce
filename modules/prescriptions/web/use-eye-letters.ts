import { useLingui } from '@lingui/react/macro'
import type { Eye } from '../domain/index.ts'

/** One letter for each eye, as the reader's language has it. */
export function useEyeLetters(): Readonly<Record<Eye, string>> {
  const { t } = useLingui()
  return { right: t({ context: 'right eye, one letter', message: 'R' }), left: t({ context: 'left eye, one letter', message: 'L' }) }
}
