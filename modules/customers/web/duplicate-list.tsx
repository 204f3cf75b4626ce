import { useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { Dotted } from '#platform/ui/dotted.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import type { duplicateReasons, duplicates } from '../contract.ts'
import { Age } from './age.tsx'
import classes from './duplicate-list.module.css'

type Duplicate = z.output<typeof duplicates>['items'][number]

export interface DuplicateListProps {
  readonly items: readonly Duplicate[]
  readonly act: ReactNode
  readonly onPick: (one: Duplicate) => void
}

/** Who may be the same person, surest first, and what speaks for it. */
export function DuplicateList({ items, act, onPick }: DuplicateListProps) {
  const { t } = useLingui()
  const reasons: Readonly<Record<(typeof duplicateReasons)[number], string>> = {
    phone: t`same phone`, email: t`same e-mail`, 'tax-id': t`same tax number`, 'name-and-birth': t`same name and birth date`, 'similar-name': t`similar name`,
  }
  return (
    <ul className={classes.list}>
      {items.map((one) => (
        <li key={one.id}>
          <PersonDisc name={one.name} />
          <span className={classes.who}>
            <b lang={one.language}>{one.name}</b>
            <span className={classes.detail}><Dotted parts={[...one.reasons.map((reason) => reasons[reason]), one.birthOn && <Age key="age" birthOn={one.birthOn} />, one.phone?.display ?? one.email]} /></span>
          </span>
          <Button size="xs" onClick={() => onPick(one)}>{act}</Button>
        </li>
      ))}
    </ul>
  )
}
