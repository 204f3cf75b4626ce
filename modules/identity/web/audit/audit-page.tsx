import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useCalling } from '#platform/ui/api/calling'
import { useRead, useReadList } from '#platform/ui/api/use-read'
import { CopyText } from '#platform/ui/copy-text.tsx'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Instant } from '#platform/ui/day.tsx'
import { EmptyState } from '#platform/ui/empty-state.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { AuditEntryView, newestSeal } from '../../contract.ts'
import { healthLooks } from '../../domain/health-looks.ts'
import { sureFirst } from '../security/sure-first.ts'
import { useSignedIn } from '../session.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { AuditEntry } from './audit-entry.tsx'
import { AuditFilter, auditSearch, nothingAsked } from './audit-filter.tsx'
import classes from './audit-page.module.css'
import { subjectWords } from './subject-words.ts'
import { useAuditWords } from './use-audit-words.ts'

/** Whatever changes anything writes an entry; hints of all of it fetch the list again. */
const kinds = ['orders', 'customers', 'catalog', 'products', 'payments', 'prescriptions', 'imports', 'identity', 'sessions']
/** Looks change nothing, so no hint tells of them. */
const ASK_AGAIN_MS = 15_000

/** Who did and saw what: filtered, live, taken out as a file, with the newest seal over it. */
export default function AuditPage() {
  const { i18n, t } = useLingui()
  const { didWhat, who } = useAuditWords()
  const timeZone = useSignedIn().session.branches[0]?.timeZone ?? 'UTC'
  const [asked, setAsked] = useState(nothingAsked)
  const [open, setOpen] = useState<AuditEntryView | null>(null)
  const question = auditSearch(asked)
  const list = useReadList<AuditEntryView>(`/audit${question && `?${question}`}`, { kinds })
  useAskAgain(list.again)
  const close = () => setOpen(null)
  useKeys({ ...(open && { Esc: close }) })
  const subject = ({ kind }: AuditEntryView['subject']) => (subjectWords[kind] ? i18n._(subjectWords[kind]) : kind)
  return (
    <SettingsFrame title="audit" note={t`the last 30 days, unless you ask for others`} actions={<TakeOutAudit question={question} />}>
      <AuditFilter value={asked} onChange={setAsked} />
      {list.error && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
      <ListAndSide side={open && <AuditEntry entry={open} timeZone={timeZone} onClose={close} onSubject={(subjectId) => setAsked({ ...nothingAsked, subjectId })} />}>
        {!list.items && !list.error && <Loading label={t`Fetching the audit`}><BoneRows rows={8} /></Loading>}
        {list.items?.length === 0 && <EmptyState title={<Trans>Nothing was done there</Trans>} steps={<Button onClick={() => setAsked(nothingAsked)}><Trans>Show everything</Trans></Button>}><Trans>No entry fits what you ask for. Ask for other days, or for everything.</Trans></EmptyState>}
        {list.items && list.items.length > 0 && (
          <DataTable
            caption={t`Audit`}
            rows={list.items}
            rowKey={(entry) => entry.id}
            onOpen={setOpen}
            openKey={open?.id ?? null}
            columns={[
              { id: 'what', head: t`What`, cell: (entry) => <span className={classes.what}>{didWhat(entry.action)}{isLook(entry) && <Tag tone="hold"><Trans>health data</Trans></Tag>}</span> },
              { id: 'who', head: t`Who`, width: '24%', cell: (entry) => who(entry.by) },
              // The open entry beside the list says it.
              ...(open ? [] : [{ id: 'subject', head: t`Of what`, width: '16%', phone: 'hide' as const, cell: (entry: AuditEntryView) => subject(entry.subject) }]),
              { id: 'when', head: t`When`, width: '124px', phone: 'end', cell: (entry) => <Instant of={entry.at} timeZone={timeZone} /> },
            ]}
            more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
          />
        )}
      </ListAndSide>
      <NewestSeal timeZone={timeZone} />
    </SettingsFrame>
  )
}

const isLook = ({ action }: AuditEntryView): boolean => healthLooks.some((code) => code === action)

/** Asks again while somebody looks. */
function useAskAgain(again: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) again() }, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  })
}

/** The seal that shows later whether anything was changed; the owner's evening letter has it too. */
function NewestSeal({ timeZone }: { readonly timeZone: string }) {
  const { t } = useLingui()
  const newest = useRead<z.output<typeof newestSeal>>('/audit/seal', { kinds })
  if (!newest.data) return null
  const { seal, unsealed } = newest.data
  return (
    <section className={classes.seal} aria-label={t`Newest seal`}>
      <h2><Trans>Newest seal</Trans></h2>
      {seal ? <><CopyText text={seal.code} label={t`Newest seal`} /><p><Instant of={seal.sealedAt} timeZone={timeZone} /> · <Trans>waiting for the next seal: {unsealed}</Trans></p></> : <p><Trans>The first entries are sealed within a minute.</Trans></p>}
      <p><Trans>Whoever keeps this code elsewhere can show later whether anybody changed, deleted or added entries: lunette doctor audit --seal</Trans></p>
    </section>
  )
}

function TakeOutAudit({ question }: { readonly question: string }) {
  const { organizationId } = useCalling()
  // A link carries no header, so the organization stands in the address.
  const address = (form: 'csv' | 'xlsx'): string => `/api/v1/audit/export.${form}?${question}${question && '&'}organization=${organizationId ?? ''}`
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target><Button leftSection={<IconDownload aria-hidden />}><Trans>Export</Trans></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('xlsx')} download onClick={sureFirst}><Trans>Spreadsheet (XLSX)</Trans></Menu.Item>
        <Menu.Item component="a" href={address('csv')} download onClick={sureFirst}><Trans>Text table (CSV)</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
