import { useLingui } from '@lingui/react/macro'
import type { CustomerFields } from './customer-fields.ts'

/** What the fields of the form are called, for saying which of them changed. */
export function useFieldNames(): Readonly<Record<keyof CustomerFields, string>> {
  const { t } = useLingui()
  return {
    givenName: t`Given name`, familyName: t`Family name`, title: t`Title`, birthOn: t`Born`, class: t`Class`, homeBranchId: t`Home branch`, phones: t`Phone`, emails: t`E-mail`,
    addresses: t`Addresses`, taxIds: t`Tax numbers`, tags: t`Tags`, employer: t`Employer`, insurer: t`Insurer`, guardian: t`Guardian`, householdWith: t`Lives with`,
    language: t`Language`, preferredChannel: t`Likes to hear by`, note: t`Note`, source: t`How they came to us`,
  }
}
