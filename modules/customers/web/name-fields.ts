import { useLingui } from '@lingui/react/macro'
import { useSignedIn } from '#modules/identity/web'

/** The two fields of a name in the sequence in which the organization's people say it. */
export function useNameFields(): readonly { readonly field: 'givenName' | 'familyName'; readonly label: string }[] {
  const { t } = useLingui()
  const { organization } = useSignedIn().session
  const [given, family] = [{ field: 'givenName', label: t`Given name` }, { field: 'familyName', label: t`Family name` }] as const
  return organization.language === 'zh-CN' ? [family, given] : [given, family]
}
