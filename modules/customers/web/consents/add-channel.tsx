import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { consentChannels, consentPurposes, type ConsentChannel, type ConsentPurpose } from '../../domain/consent.ts'
import { useConsentNames } from './consent-names.ts'
import { withoutChannel } from './consent-rows.ts'
import classes from './consents.module.css'

const purposesByWay = consentPurposes.filter((purpose) => !withoutChannel.has(purpose))
const ways = consentChannels.filter((channel) => channel !== 'any')

/** A word about one way alone, such as offers by SMS but not by phone. */
export function AddChannel({ onSay, pending }: { readonly onSay: (about: { readonly purpose: ConsentPurpose; readonly channel: ConsentChannel }, granted: boolean) => void; readonly pending: boolean }) {
  const { t } = useLingui()
  const { purposes, channels } = useConsentNames()
  const [open, setOpen] = useState(false)
  const [purpose, setPurpose] = useState<ConsentPurpose>('reminders')
  const [channel, setChannel] = useState<ConsentChannel>('sms')
  if (!open) return <div className={classes.more}><Button size="xs" variant="subtle" onClick={() => setOpen(true)}><Trans>For one way alone</Trans></Button></div>
  const say = (granted: boolean) => {
    onSay({ purpose, channel }, granted)
    setOpen(false)
  }
  return (
    <div className={classes.how}>
      <NativeSelect size="xs" label={t`What for`} value={purpose} data={purposesByWay.map((value) => ({ value, label: purposes[value] }))} onChange={(event) => setPurpose(event.currentTarget.value as ConsentPurpose)} />
      <NativeSelect size="xs" label={t`Which way`} value={channel} data={ways.map((value) => ({ value, label: channels[value] }))} onChange={(event) => setChannel(event.currentTarget.value as ConsentChannel)} />
      <Button size="xs" disabled={pending} onClick={() => say(true)}><Trans>Agrees</Trans></Button>
      <Button size="xs" variant="subtle" disabled={pending} onClick={() => say(false)}><Trans>Does not</Trans></Button>
    </div>
  )
}
