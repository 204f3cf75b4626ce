import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Menu, Popover } from '@mantine/core'
import { IconColumns3, IconDownload } from '@tabler/icons-react'
import { sureFirst, useMay } from '#modules/identity/web'
import { useCalling } from '#platform/ui/api/calling'
import { listColumns, type ListColumn } from '../../domain/list-shape.ts'
import { useColumnHeads } from './column-heads.ts'
import classes from './conditions.module.css'

/** The whole list as a file, for who may take it out. `question` is what the list was asked. */
export function TakeOut({ question }: { readonly question: string }) {
  const may = useMay('orders.export')
  const { organizationId } = useCalling()
  if (!may) return null
  // A link carries no header, so the organization stands in the address.
  const address = (form: 'csv' | 'xlsx'): string => `/api/v1/orders/export.${form}?${question}&organization=${organizationId ?? ''}`
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target><Button size="xs" leftSection={<IconDownload aria-hidden />}><Trans>Export</Trans></Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('xlsx')} download onClick={sureFirst}><Trans>Spreadsheet (XLSX)</Trans></Menu.Item>
        <Menu.Item component="a" href={address('csv')} download onClick={sureFirst}><Trans>Text table (CSV)</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Which columns the list has; kept with the person, not with the device. */
export function ColumnChoice({ columns, onChange }: { readonly columns: readonly ListColumn[]; readonly onChange: (columns: readonly ListColumn[] | null) => void }) {
  const { t } = useLingui()
  const heads = useColumnHeads()
  const chosen = (names: readonly string[]): ListColumn[] => listColumns.filter((one) => one === 'number' || names.includes(one))
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal={false}>
      <Popover.Target><Button size="xs" leftSection={<IconColumns3 aria-hidden />}><Trans>Columns</Trans></Button></Popover.Target>
      <Popover.Dropdown className={classes.drop ?? ''} aria-label={t`Columns`}>
        <div className={classes.form}>
          <Checkbox.Group value={[...columns]} onChange={(names) => onChange(chosen(names))} aria-label={t`Columns`}>
            <div className={classes.choices}>{listColumns.filter((one) => one !== 'number').map((one) => <Checkbox key={one} value={one} label={heads[one]} />)}</div>
          </Checkbox.Group>
          <Button size="xs" onClick={() => onChange(null)}><Trans>As it was at first</Trans></Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
