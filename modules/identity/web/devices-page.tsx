import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { QrCode } from '#platform/ui/qr-code.tsx'
import type { NetworkView } from '../contracts/network.ts'
import classes from './devices-page.module.css'
import { SettingsFrame } from './settings-frame.tsx'

const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** How phones and tills reach this Lunette: the address, its QR code, and the certificate that they trust. */
export default function DevicesPage() {
  const { t } = useLingui()
  const network = useRead<NetworkView>('/network', { kinds: [] })
  return (
    <SettingsFrame title="devices" note={t`Phones, tablets and tills in the network of the shop`}>
      {network.error && <ProblemOf problem={network.error} ways={<Button onClick={() => void network.refetch()}><Trans>Try again</Trans></Button>} />}
      {!network.data && !network.error && <Loading label={t`Fetching the addresses`}><BoneRows rows={3} /></Loading>}
      {network.data && !network.data.open && <Closed />}
      {network.data?.open && <Reach addresses={network.data.addresses} />}
      {network.data?.certificate && <Certificate of={network.data.certificate} />}
    </SettingsFrame>
  )
}

function Closed() {
  const { t } = useLingui()
  return (
    <Panel title={t`Only this computer`}>
      <p className={classes.text}><Trans>Lunette answers on its own computer only. To open it to phones and tills, start it with this setting; the guide “Open the network” says how.</Trans></p>
      <CopyText text="LUNETTE_LISTEN=0.0.0.0:4143" label={t`Setting`} />
    </Panel>
  )
}

function Reach({ addresses }: { readonly addresses: NetworkView['addresses'] }) {
  const { t } = useLingui()
  // A new phone finds an address everywhere; a name only where its network knows it.
  const [chosen, setChosen] = useState(() => (addresses.find(({ kind }) => kind === 'address') ?? addresses[0])?.url ?? '')
  const address = addresses.find(({ url }) => url === chosen) ?? addresses[0]
  if (!address) return null
  const leads = address.trustUrl ?? address.url
  return (
    <Panel title={t`Add a device`}>
      <div className={classes.reach}>
        <QrCode text={leads} label={t`QR code of ${leads}`} />
        <div className={classes.how}>
          <ol className={classes.steps}>
            <li><Trans>Connect the device to the network of the shop.</Trans></li>
            <li><Trans>Point its camera at the code, or type the address below.</Trans></li>
            {address.trustUrl ? <li><Trans>Follow the page that opens: it lets the device trust this Lunette, once.</Trans></li> : <li><Trans>Sign in.</Trans></li>}
          </ol>
          <CopyText text={leads} label={t`Address for a new device`} />
          {addresses.length > 1 && <NativeSelect label={t`Address`} data={addresses.map(({ url }) => url)} value={address.url} onChange={(event) => setChosen(event.currentTarget.value)} />}
        </div>
      </div>
    </Panel>
  )
}

function Certificate({ of }: { readonly of: NonNullable<NetworkView['certificate']> }) {
  const { t } = useLingui()
  return (
    <Panel title={t`Certificate`} note={of.from === 'authority' ? t`from the authority of this Lunette` : t`your own`}>
      <dl className={classes.facts}>
        <dt><Trans>Issued by</Trans></dt>
        <dd>{of.issuer}</dd>
        <dt><Trans>Good until</Trans></dt>
        <dd><Instant of={of.expiresAt} timeZone={zone} as="date" /> {of.from === 'authority' ? <Trans>(renewed by itself)</Trans> : <Trans>(read again when the file changes)</Trans>}</dd>
        {of.authorityExpiresAt && <><dt><Trans>Devices trust it until</Trans></dt><dd><Instant of={of.authorityExpiresAt} timeZone={zone} as="date" /></dd></>}
        <dt><Trans>Fingerprint (SHA-256)</Trans></dt>
        <dd><code className={classes.print}>{of.fingerprint.split(':').map((pair, at) => <Fragment key={at}>{at > 0 && <>:<wbr /></>}{pair}</Fragment>)}</code></dd>
      </dl>
      {of.from === 'authority' && <p className={classes.text}><Trans>Compare the fingerprint with the one on the device before you install anything. It can vouch for names of a private network only, for no bank.</Trans></p>}
    </Panel>
  )
}
