import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { languageNames } from '#kernel/languages'
import { Day } from '#platform/ui/day.tsx'
import { Dotted } from '#platform/ui/dotted.tsx'
import { PageHead, type PageHeadProps } from '#platform/ui/page-head.tsx'
import { PersonDisc } from '#platform/ui/person-disc.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import type { Customer } from '../contract.ts'
import { Age } from './age.tsx'
import { ClassTag } from './class-tag.tsx'
import classes from './customer-page.module.css'

/** Who it is, in one look: name, class, age and the first way to reach them. */
export function CustomerHead({ customer, back, actions }: { readonly customer: Customer; readonly back: NonNullable<PageHeadProps['back']>; readonly actions: ReactNode }) {
  const { t } = useLingui()
  const { name, title, language, birthOn, phones, emails } = customer
  return (
    <PageHead
      back={back}
      actions={actions}
      title={
        <span className={classes.head}>
          <PersonDisc name={name} own size={44} />
          <span>
            <span className={classes.title}>
              <span lang={language}>{[title, name].filter(Boolean).join(' ')}</span>
              <ClassTag of={customer.class} />
              <Tag>{languageNames[language]}</Tag>
              {customer.minor && <Tag tone="hold">{t`under age`}</Tag>}
              {customer.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
            </span>
            <span className={classes.line}><Dotted parts={[birthOn && <><Age birthOn={birthOn} />, <Day of={birthOn} as="date" /></>, phones[0]?.display, emails[0]?.value, customer.addresses[0]?.city]} /></span>
          </span>
        </span>
      }
    />
  )
}
