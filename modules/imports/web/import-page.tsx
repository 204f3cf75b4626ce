import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRead } from '#platform/ui/api/use-read'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { searchText } from '#platform/ui/search-text'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { ImportView } from '../contract.ts'
import { ColumnsStep } from './columns-step.tsx'
import { useImportNames } from './names.ts'
import { UploadStep } from './upload-step.tsx'
import { DryRunStep, RunStep } from './work-steps.tsx'

/** One import on one page, from the file to its result; `id` in the address once there is a file. */
export default function ImportPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { kinds, states } = useImportNames()
  const search: { id?: unknown } = useSearch({ strict: false })
  const id = searchText(search.id)
  const read = useRead<ImportView>(`/imports/${id}`, { kinds: ['imports'], enabled: id !== '' })
  const shown = id === '' ? undefined : read.data
  const isBehind = shown && ['judged', 'running', 'stopped', 'failed', 'done', 'undoing', 'undone'].includes(shown.state)
  return (
    <div className={listLayout.page}>
      <PageHead title={shown ? <>{kinds[shown.kind]}</> : t`New import`} note={shown?.fileName} back={{ to: paths.imports(), label: t`All imports` }}>
        {shown && <Tag>{states[shown.state]}</Tag>}
      </PageHead>
      <div className={listLayout.body}>
        {(id === '' || shown?.state === 'uploading') && <UploadStep onRead={(made) => void navigate({ to: paths.newImport(), search: { id: made.id } })} />}
        {id !== '' && read.error && !shown && <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
        {id !== '' && !shown && !read.error && <Loading label={t`Fetching the import`}><BoneRows rows={6} /></Loading>}
        {shown?.settings && !shown.isEmptied && !['done', 'undoing', 'undone'].includes(shown.state) && <ColumnsStep shown={shown} settings={shown.settings} mayChange={['mapping', 'judged'].includes(shown.state) && shown.result === null} />}
        {shown?.settings && shown.result === null && <DryRunStep shown={shown} />}
        {isBehind && <RunStep shown={shown} />}
      </div>
    </div>
  )
}
