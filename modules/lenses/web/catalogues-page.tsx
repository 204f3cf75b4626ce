import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#modules/identity/web'
import { useReadList } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { ListAndSide } from '#platform/ui/list-and-side.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { MoreRows } from '#platform/ui/more-rows.tsx'
import { listLayout } from '#platform/ui/page-body'
import { PageHead } from '#platform/ui/page-head.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { Tone } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { CatalogueItem } from '../contract.ts'
import { CataloguePanel } from './catalogue-panel.tsx'
import classes from './lenses.module.css'
import { useLensNames } from './names.ts'
import { UploadPart } from './upload-part.tsx'

const stateTones: Readonly<Record<CatalogueItem['state'], Tone>> = { loading: 'work', current: 'ready', replaced: 'done', failed: 'late', undone: 'done' }

/** Catalogues of makers: a file is brought in here, and, opened, what came of it. */
export default function CataloguesPage() {
  const { t } = useLingui()
  const { states } = useLensNames()
  const mayBring = useMay('products.write')
  const list = useReadList<CatalogueItem>('/lens-catalogues', { kinds: ['lenses'] })
  const [openId, setOpenId] = useState<string | null>(null)
  return (
    <div className={listLayout.page}>
      <PageHead title={t`Lens catalogues`} back={{ to: paths.lensTypes(), label: t`Lenses` }} />
      <div className={listLayout.body}>
        {mayBring && <UploadPart onBegun={setOpenId} />}
        {list.error && !list.items && <ProblemOf problem={list.error} ways={<Button onClick={list.again}><Trans>Try again</Trans></Button>} />}
        {!list.error && !list.items && <Loading label={t`Fetching the catalogues`}><BoneRows rows={4} /></Loading>}
        {list.items?.length === 0 && <p className={classes.quiet}><Trans>No catalogue was brought in yet.</Trans></p>}
        {list.items && list.items.length > 0 && (
          <ListAndSide side={openId && <CataloguePanel key={openId} id={openId} mayUndo={mayBring} onClose={() => setOpenId(null)} />}>
            <DataTable
              caption={t`Lens catalogues`}
              rows={list.items}
              rowKey={({ id }) => id}
              openKey={openId}
              onOpen={({ id }) => setOpenId(id)}
              columns={[
                { id: 'maker', head: t`Maker`, width: '24%', cell: ({ maker }) => <b>{maker ?? '–'}</b> },
                { id: 'file', head: t`File`, cell: ({ fileName }) => <span className={classes.file}>{fileName}</span> },
                { id: 'state', head: t`State`, width: '18%', phone: 'end', cell: ({ state }) => <Tag tone={stateTones[state]}>{states[state]}</Tag> },
                { id: 'day', head: t`Day`, width: '118px', phone: 'below', cell: ({ createdAt }) => <Day of={createdAt.slice(0, 10)} as="date" /> },
              ]}
              more={list.hasMore && <MoreRows fetching={list.fetchingMore} more={list.more} />}
            />
          </ListAndSide>
        )}
      </div>
    </div>
  )
}
