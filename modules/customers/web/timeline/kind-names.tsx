import { useLingui } from '@lingui/react/macro'
import { IconCreditCard, IconEyeCheck, IconMessage, IconPaperclip, IconReceipt, IconShieldCheck, IconUser, type Icon } from '@tabler/icons-react'
import type { TimelineKind } from '../../contract.ts'

/** What the kinds of a timeline are called, all of each. */
export function useTimelineKinds(): Readonly<Record<TimelineKind, string>> {
  const { t } = useLingui()
  return { order: t`Orders`, payment: t`Payments`, consent: t`Consents`, health: t`Health`, file: t`Papers`, message: t`Messages`, customer: t`Details` }
}

export const timelineIcons: Readonly<Record<TimelineKind, Icon>> = {
  order: IconReceipt, payment: IconCreditCard, consent: IconShieldCheck, health: IconEyeCheck, file: IconPaperclip, message: IconMessage, customer: IconUser,
}
