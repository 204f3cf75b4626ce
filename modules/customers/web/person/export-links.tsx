import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDownload, IconFileTypePdf } from '@tabler/icons-react'
import { sureFirst, useMay } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'

/** Everything kept about the person, to be handed to them: for people to read, for machines to read. */
export function ExportLinks({ customerId }: { readonly customerId: string }) {
  const { i18n, t } = useLingui()
  const { organizationId } = useCalling()
  const mayExport = useMay('customers.export')
  if (!mayExport) return <Button size="xs" disabled title={t`Your role may not take a person's data out.`}><Trans>Everything kept about them</Trans></Button>
  // A link carries no header, so the organization stands in the address.
  const address = (path: string) => `/api/v1/customers/${customerId}/${path}?organization=${organizationId}&language=${i18n.locale}`
  return (
    <>
      <Button size="xs" component="a" href={address('export.pdf')} target="_blank" rel="noopener" onClick={sureFirst} leftSection={<IconFileTypePdf aria-hidden />}><Trans>Everything kept about them, PDF</Trans></Button>
      <Button size="xs" component="a" href={address('export')} download={`customer-${customerId}.json`} onClick={sureFirst} leftSection={<IconDownload aria-hidden />}><Trans>the same as JSON</Trans></Button>
    </>
  )
}
