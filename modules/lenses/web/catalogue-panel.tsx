import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf, ProblemPanel } from '#platform/ui/problem-panel.tsx'
import type { CatalogueView } from '../contract.ts'
import { ExportWays } from './export-ways.tsx'
import classes from './lenses.module.css'

/** What came of a file: how far it is, what was left out and why, what it says that is not read; and the ways out. */
export function CataloguePanel({ id, mayUndo, onClose }: { readonly id: string; readonly mayUndo: boolean; readonly onClose: () => void }) {
  const { t, i18n } = useLingui()
  const read = useRead<CatalogueView>(`/lens-catalogues/${id}`, { kinds: ['lenses'] })
  const undo = useSend<CatalogueView, null>({ name: 'lens-catalogue.undo', method: 'POST', path: `/lens-catalogues/${id}/undo`, body: () => undefined, kinds: ['lenses'] })
  const [asked, setAsked] = useState(false)
  const shown = read.data
  if (!shown) return <Panel title={<Trans>Catalogue</Trans>}>{read.error ? <ProblemOf problem={read.error} /> : <Loading label={t`Fetching the catalogue`}><BoneRows rows={4} /></Loading>}</Panel>
  return (
    <Panel title={shown.maker ?? shown.fileName} aside={<Button size="xs" variant="subtle" onClick={onClose}><Trans>Close</Trans></Button>}>
      {shown.state === 'loading' && (
        <>
          <progress className={classes.bar} {...(shown.total ? { value: shown.position, max: shown.total } : {})} aria-label={t`Progress`} />
          <p className={classes.quiet} role="status">{shown.total ? <Trans>{i18n.number(shown.position)} of {i18n.number(shown.total)} rows</Trans> : <Trans>Reading the file</Trans>} · <Trans>you may leave this page; it goes on</Trans></p>
        </>
      )}
      {shown.state === 'failed' && <ProblemPanel title={shown.lenses > 0 ? t`It could not be kept` : t`There is no lens in it`}><Trans>Nothing was changed. What was wrong with its rows stands below; without rows that could be read the file itself is broken.</Trans></ProblemPanel>}
      <dl className={classes.counts}>
        <div><dt><Trans>Lenses</Trans></dt><dd>{i18n.number(shown.lenses)}</dd></div>
        <div><dt><Trans>Power rows</Trans></dt><dd>{i18n.number(shown.sets)}</dd></div>
        <div data-bad={shown.defectCount > 0 || undefined}><dt><Trans>Left out</Trans></dt><dd>{i18n.number(shown.defectCount)}</dd></div>
      </dl>
      {shown.defects.length > 0 && <Defects of={shown} />}
      {shown.unread.length > 0 && (
        <details className={classes.details}>
          <summary><Plural value={shown.unread.length} one="# field says something that Lunette does not read" other="# fields say something that Lunette does not read" /></summary>
          <ul>{shown.unread.map(({ file: name, field, rows }) => <li key={`${name} ${field}`}><b>{name}</b> {field} <span className={classes.quiet}><Plural value={rows} one="# row" other="# rows" /></span></li>)}</ul>
        </details>
      )}
      {asked && <ProblemPanel tone="hold" title={t`Take this catalogue back?`} ways={<><Button variant="filled" loading={undo.pending} onClick={() => { setAsked(false); void undo.send(null, shown.version) }}><Trans>Take it back</Trans></Button><Button onClick={() => setAsked(false)}><Trans>Leave it</Trans></Button></>}><Trans>The maker's former catalogue counts again; where there was none, its lenses are gone.</Trans></ProblemPanel>}
      {undo.problem && <ProblemOf problem={undo.problem} />}
      {shown.state === 'current' && (
        <div className={classes.ways}>
          <ExportWays catalogueId={id} />
          {mayUndo && !asked && <Button size="xs" variant="subtle" leftSection={<IconArrowBackUp aria-hidden />} onClick={() => setAsked(true)}><Trans>Take it back</Trans></Button>}
        </div>
      )}
    </Panel>
  )
}

function Defects({ of: { defects, defectCount } }: { readonly of: CatalogueView }) {
  const { t } = useLingui()
  const words: Readonly<Record<string, string>> = {
    'no-number': t`no number`, 'no-day': t`no day`, missing: t`missing`, 'unknown-lens': t`a lens that the file does not have`, twice: t`there twice`, backwards: t`from and to the wrong way round`, 'unknown-value': t`a value that means nothing`, differs: t`says otherwise than before`, refused: t`refused by the database`,
  }
  return (
    <details className={classes.details}>
      <summary><Trans>Rows that were left out</Trans></summary>
      <ul>{defects.map(({ file, line, kind, field }) => <li key={`${file} ${line} ${field} ${kind}`}>{line > 0 && <><b>{file}</b> <Trans>line {line}</Trans> · </>}{field}: {words[kind] ?? kind}</li>)}</ul>
      {defectCount > defects.length && <p className={classes.quiet}><Trans>and more</Trans></p>}
    </details>
  )
}
