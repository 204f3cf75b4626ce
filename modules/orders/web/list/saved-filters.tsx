import { Trans, useLingui } from '@lingui/react/macro'
import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useRead } from '#platform/ui/api/use-read'
import { useSend } from '#platform/ui/api/use-send'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { newId } from '#kernel/ids'
import type { SavedFilter } from '../../contracts/lists.ts'
import type { OrderSort } from '../../domain/list-shape.ts'
import { listAddress } from './list-address.ts'
import classes from './conditions.module.css'

const kinds = ['order-saved-filters']

/** The filters that one keeps and those that others share; the one in force can be kept too. */
export function SavedFilters({ filter, sort }: { readonly filter: string; readonly sort: OrderSort }) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const saved = useRead<{ items: SavedFilter[] }>('/orders/saved-filters', { kinds, enabled: open }).data?.items ?? []
  const remove = useSend<null, SavedFilter>({ name: 'order.filter-deleted', method: 'DELETE', path: ({ id }) => `/orders/saved-filters/${id}`, body: () => undefined, kinds })
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" withinPortal={false}>
      <Popover.Target>
        <Button size="xs" leftSection={<IconBookmark aria-hidden />} aria-expanded={open} onClick={() => setOpen(!open)}><Trans>Saved filters</Trans></Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop ?? ''} aria-label={t`Saved filters`}>
        <div className={classes.form}>
          {saved.length === 0 && <p className={classes.by}><Trans>No filter is saved yet. Add conditions, then save them here under a name.</Trans></p>}
          {saved.map((one) => (
            <div key={one.id} className={classes.saved}>
              <Link to={listAddress(one.filter, one.sort)} onClick={() => setOpen(false)}>{one.name}</Link>
              {one.mine && one.shared && <span className={classes.by}><Trans>shared</Trans></span>}
              {!one.mine && <span className={classes.by}>{one.by}</span>}
              {one.mine && <ActionIcon variant="subtle" aria-label={t`Delete “${one.name}”`} onClick={() => void remove.send(one)}><IconTrash aria-hidden /></ActionIcon>}
            </div>
          ))}
          {remove.problem && <ProblemOf problem={remove.problem} />}
          {filter && <SaveFilter filter={filter} sort={sort} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveFilter({ filter, sort }: { readonly filter: string; readonly sort: OrderSort }) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = useSend<SavedFilter>({ name: 'order.filter-saved', method: 'POST', path: '/orders/saved-filters', about: name, kinds })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() && await save.send({ id: newId(), name, filter, sort, shared })) setName('')
  }
  return (
    <form className={classes.form} onSubmit={(event) => void submit(event)}>
      <TextInput label={t`Save this filter as`} value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
      <Checkbox label={t`Show it to everybody here`} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
      {save.problem && <ProblemOf problem={save.problem} />}
      <Button type="submit" variant="filled" disabled={!name.trim() || save.pending}><Trans>Save filter</Trans></Button>
    </form>
  )
}
