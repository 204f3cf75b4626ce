import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { DayInput } from '#platform/ui/day-input.tsx'
import { useReadList } from '#platform/ui/api/use-read'
import type { StaffMember } from '../types.ts'
import classes from './audit-page.module.css'
import { areaWords } from './subject-words.ts'

/** What the list is asked for; empty: everything of the last 30 days. */
export interface AuditQuestion {
  readonly from: string | null
  readonly until: string | null
  readonly staffId: string
  readonly kind: string
  readonly looks: boolean
  /** One thing: set where an entry is open, taken off here. */
  readonly subjectId: string
}

export const nothingAsked: AuditQuestion = { from: null, until: null, staffId: '', kind: '', looks: false, subjectId: '' }

/** The question as the API takes it. */
export function auditSearch({ from, until, staffId, kind, looks, subjectId }: AuditQuestion): string {
  const asked = { from: from ?? '', until: until ?? '', staffId, kind, looks: looks ? 'true' : '', subjectId }
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
}

/** Who, what kind, which days, looks at health data only. */
export function AuditFilter({ value, onChange }: { readonly value: AuditQuestion; readonly onChange: (question: AuditQuestion) => void }) {
  const { i18n, t } = useLingui()
  const staff = useReadList<StaffMember>('/staff?limit=200', { kinds: ['identity'] })
  const change = (part: Partial<AuditQuestion>) => onChange({ ...value, ...part })
  return (
    <div className={classes.filter} role="group" aria-label={t`Which entries`}>
      <NativeSelect
        className={classes.choice ?? ''}
        label={t`Who`}
        value={value.staffId}
        onChange={(event) => change({ staffId: event.currentTarget.value })}
        data={[{ value: '', label: t`everybody` }, ...(staff.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        className={classes.choice ?? ''}
        label={t`What`}
        value={value.kind}
        onChange={(event) => change({ kind: event.currentTarget.value })}
        data={[{ value: '', label: t`everything` }, ...Object.entries(areaWords).map(([area, word]) => ({ value: area, label: i18n._(word) }))]}
      />
      <DayInput className={classes.day ?? ''} label={t`From`} value={value.from} onChange={(from) => change({ from })} />
      <DayInput className={classes.day ?? ''} label={t`Until`} value={value.until} onChange={(until) => change({ until })} />
      <Checkbox className={classes.looks ?? ''} label={t`Looks at health data only`} checked={value.looks} onChange={(event) => change({ looks: event.currentTarget.checked })} />
      {auditSearch(value) !== '' && <Button size="xs" className={classes.looks ?? ''} onClick={() => onChange(nothingAsked)}><Trans>Show everything</Trans></Button>}
    </div>
  )
}
