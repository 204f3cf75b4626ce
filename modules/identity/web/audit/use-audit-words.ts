import { useLingui } from '@lingui/react/macro'
import type { AuditEntryView } from '../../contract.ts'
import { auditWords } from '../../domain/audit-words.ts'

/** What was done and by whom, in words; a code without a word stands for itself. */
export function useAuditWords() {
  const { i18n, t } = useLingui()
  const didWhat = (action: string): string => {
    const word = auditWords[action]
    return word ? i18n._(word) : action
  }
  const who = ({ kind, name }: AuditEntryView['by']): string => {
    if (kind === 'system') return t`Lunette itself`
    const known = name ?? t`somebody unknown`
    return kind === 'api-key' ? t`API key ${known}` : known
  }
  return { didWhat, who }
}
