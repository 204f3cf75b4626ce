import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { useDecimalMark } from '#modules/prescriptions/web'
import classes from '../labs.module.css'
import { BandLists } from './band-lists.tsx'
import { TableForm } from './table-form.tsx'
import { toTyped } from './typed-figures.ts'
import { useTables } from './use-tables.ts'

interface TableSideProps { readonly code: string; readonly asCopy: boolean; readonly onCopy: () => void; readonly onDone: () => void }

/** One table beside the list: to be read where Lunette brings it, else to be changed; or a new one that begins as its copy. */
export function TableSide({ code, asCopy, onCopy, onDone }: TableSideProps) {
  const { t } = useLingui()
  const mark = useDecimalMark()
  const { tables } = useTables()
  const table = tables?.find((one) => one.code === code)
  if (!tables) return <Panel title={t`Table of tolerances`}><Loading label={t`Fetching the table`}><BoneRows rows={6} /></Loading></Panel>
  if (!table) return null
  if (asCopy || table.own) return <TableForm key={table.own?.version ?? code} from={table} own={asCopy ? null : table.own} onCopy={onCopy} onDone={onDone} />
  return (
    <Panel title={table.name}>
      <div className={classes.stack}>
        <p className={classes.plain}><Trans>Figures from: {table.source}. Lunette brings this table, and nobody changes it.</Trans></p>
        <BandLists typed={toTyped(table.figures, mark)} faults={new Map()} />
        <div className={classes.buttons}>
          <Button variant="filled" onClick={onCopy}><Trans>Make a copy of your own</Trans></Button>
          <Button variant="subtle" onClick={onDone}><Trans>Close this</Trans></Button>
        </div>
      </div>
    </Panel>
  )
}
