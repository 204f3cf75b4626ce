import { useLingui } from '@lingui/react/macro'
import type { Column } from '#platform/ui/data-table.tsx'
import { Day } from '#platform/ui/day.tsx'
import { languageNames } from '#kernel/languages'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import type { CustomerItem } from '../contract.ts'
import { Age } from './age.tsx'
import { ClassTag } from './class-tag.tsx'
import classes from './customers-page.module.css'

/** What the list says of a customer. */
export function useCustomerColumns(): readonly Column<CustomerItem>[] {
  const { t } = useLingui()
  const none = <span className={`${classes.quiet} ${classes.missing}`}>–</span>
  return [
    {
      id: 'name',
      head: t`Name`,
      width: '30%',
      cell: (customer) => (
        <span className={classes.person}>
          <PersonDisc name={customer.name} />
          <span className={classes.name} lang={customer.language}>{[customer.title, customer.name].filter(Boolean).join(' ')}</span>
          <ClassTag of={customer.class} />
        </span>
      ),
    },
    { id: 'phone', head: t`Phone`, width: '17%', phone: 'below', cell: (customer) => customer.phone?.display ?? none },
    { id: 'email', head: t`E-mail`, phone: 'below', cell: (customer) => <span className={classes.name}>{customer.email ?? none}</span> },
    { id: 'born', head: t`Born`, width: '118px', phone: 'hide', cell: (customer) => (customer.birthOn ? <Day of={customer.birthOn} as="date" /> : none) },
    { id: 'age', head: t`Age`, width: '92px', phone: 'end', cell: (customer) => (customer.birthOn ? <Age birthOn={customer.birthOn} /> : null) },
    { id: 'language', head: t`Language`, width: '110px', phone: 'hide', cell: (customer) => languageNames[customer.language] },
  ]
}
