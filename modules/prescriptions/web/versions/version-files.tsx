import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconFileExport, IconPrinter } from '@tabler/icons-react'
import { useCalling } from '#platform/ui/api/calling'
import type { PrescriptionVersionView } from '../../contract.ts'
import { useKindNames } from '../cell-names.ts'
import classes from './versions.module.css'

export interface VersionFilesProps {
  readonly id: string
  readonly version: PrescriptionVersionView
  /** Whether it stands alone, so that which version it is need not be said. */
  readonly one: boolean
}

/** A version to be handed out: on paper in the customer's language or ours, and as a file of FHIR. */
export function VersionFiles({ id, version, one }: VersionFilesProps) {
  const { i18n, t } = useLingui()
  const { organizationId } = useCalling()
  const kinds = useKindNames()
  const which = t`version ${version.version}, ${kinds[version.kind]}`
  const address = (path: string, query = '') => `/api/v1/prescriptions/${id}/versions/${version.version}/${path}?organization=${organizationId}${query}`
  return (
    <p className={classes.files}>
      {!one && <span>{which}</span>}
      <Button component="a" variant="subtle" size="xs" leftSection={<IconPrinter aria-hidden />} href={address('paper.pdf')} target="_blank" rel="noopener" aria-label={t`Print ${which} in the customer's language`}><Trans>Print</Trans></Button>
      <Button component="a" variant="subtle" size="xs" href={address('paper.pdf', `&language=${i18n.locale}`)} target="_blank" rel="noopener" aria-label={`${t`Print in my language`} · ${which}`}><Trans>Print in my language</Trans></Button>
      <Button component="a" variant="subtle" size="xs" leftSection={<IconFileExport aria-hidden />} href={address('fhir')} download={`prescription-${version.examinedOn}-v${version.version}.json`} aria-label={t`Take ${which} out as a FHIR file`}><Trans>FHIR file</Trans></Button>
    </p>
  )
}
