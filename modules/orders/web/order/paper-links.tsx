import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { TablerIcon } from '@tabler/icons-react'
import { languageNames, languages } from '#kernel/languages'
import pageClasses from './order-page.module.css'
import classes from './paper-links.module.css'

interface PaperLinksProps {
  readonly icon: TablerIcon
  readonly name: string
  readonly detail?: ReactNode
  /** The language of the first link: the customer's for what they take home, the reader's for what stays. */
  readonly first: string
  readonly address: (language: string) => string
  /** Folded below the other languages. */
  readonly children?: ReactNode
}

/** One paper: a link in the language it is mostly wanted in, the others folded. Each opens beside the page. */
export function PaperLinks({ icon: Icon, name, detail, first, address, children }: PaperLinksProps) {
  const known = languages.find((language) => language === first) ?? 'en'
  const link = (language: (typeof languages)[number], text: ReactNode) => <a key={language} href={address(language)} target="_blank" rel="noreferrer" {...(text === languageNames[language] && { lang: language })}>{text}</a>
  return (
    <div className={pageClasses.paper}>
      <Icon aria-hidden />
      <div>
        <p className={classes.first}>{link(known, <b>{name}</b>)} <span className={classes.language} lang={known}>{languageNames[known]}</span></p>
        {detail && <p className={pageClasses.detail}>{detail}</p>}
        <details className={classes.others}>
          <summary>{children ? <Trans>Other languages and versions</Trans> : <Trans>Other languages</Trans>}<span className={classes.unseen}> · {name}</span></summary>
          <p className={pageClasses.languages}>{languages.filter((language) => language !== known).map((language) => link(language, languageNames[language]))}</p>
          {children}
        </details>
      </div>
    </div>
  )
}
