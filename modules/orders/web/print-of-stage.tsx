import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPackage, IconTag } from '@tabler/icons-react'
import { useSignedIn } from '#modules/identity/web'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import type { OrderView } from '../contract.ts'
import { paperAddress } from './order/sheet-address.ts'

export interface PrintOfStageProps {
  readonly orderId: string
  /** What the stage that was just entered asks to print. */
  readonly label: OrderView['stages'][number]['label']
  /** The slip goes home with the customer, in their language; the label stays here, in the reader's. */
  readonly customerLanguage: string
  /** Without its key: of several only one may have it. */
  readonly quiet?: boolean
}

/** The paper that a stage asks for, one press away right after an order went there. */
export function PrintOfStage({ orderId, label, customerLanguage, quiet = false }: PrintOfStageProps) {
  const { i18n, t } = useLingui()
  const { organization } = useSignedIn().session
  const address = label === 'pick-up-slip' ? paperAddress(orderId, 'pick-up', organization.id, customerLanguage) : paperAddress(orderId, 'label', organization.id, i18n.locale)
  useKeys(label && !quiet ? { L: () => void window.open(address, '_blank', 'noopener') } : {})
  if (!label) return null
  const Icon = label === 'pick-up-slip' ? IconPackage : IconTag
  return (
    <Button size="xs" component="a" href={address} target="_blank" rel="noreferrer" leftSection={<Icon size={14} aria-hidden />} rightSection={!quiet && <KeyCaps caps={['L']} />}>
      {label === 'pick-up-slip' ? t`Print the pick-up slip` : t`Print the label`}
    </Button>
  )
}
