import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { eyes, moreColumnsFor, type Purpose } from '../domain/index.ts'
import type { RxEntry } from './entry.ts'
import { RxGrid } from './rx-grid.tsx'

export interface MoreValuesProps {
  readonly entry: RxEntry
  readonly purpose: Purpose
  readonly onChange: (entry: RxEntry) => void
  /** Told whether all that was typed has a reading. */
  readonly onReadable: (readable: boolean) => void
  readonly onDone: () => void
}

/** Rarer values, folded away until somebody asks for them or one of them is said: sight, a second prism, how the glasses are worn. */
export function MoreValues({ entry, purpose, onChange, onReadable, onDone }: MoreValuesProps) {
  const [asked, setAsked] = useState(false)
  const [unread, setUnread] = useState<readonly number[]>([])
  const rows = moreColumnsFor(purpose)
  const isSaid = rows.flat().some((cell) => eyes.some((eye) => entry[eye][cell] !== null))
  // Once it stands open it stays so: what is cleared in it may be typed anew.
  if (isSaid && !asked) setAsked(true)
  if (!asked && !isSaid) return <div><Button size="xs" variant="subtle" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setAsked(true)}><Trans>More values</Trans></Button></div>
  const tell = (row: number, readable: boolean) => {
    const now = readable ? unread.filter((one) => one !== row) : [...new Set([...unread, row])]
    setUnread(now)
    onReadable(now.length === 0)
  }
  return rows.map((columns, row) => (
    // The rows of a purpose are fixed.
    // oxlint-disable-next-line react/no-array-index-key
    <RxGrid key={row} beside entry={entry} columns={columns} last={null} onChange={onChange} onReadable={(readable) => tell(row, readable)} onDone={onDone} />
  ))
}
