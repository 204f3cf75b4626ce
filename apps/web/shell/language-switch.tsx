import { useLingui } from '@lingui/react/macro'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy } from 'react'
import { languageNames } from '#kernel/languages'
import { asLanguage } from '../language.ts'
import classes from './bar-button.module.css'
import { OnDemandMenu } from './on-demand-menu.tsx'

const load = () => import('./language-menu.tsx')
const LanguageMenu = lazy(load)

/** The language of everything on screen; changes at once. */
export function LanguageSwitch() {
  const { i18n, t } = useLingui()
  const current = languageNames[asLanguage(i18n.locale)]
  const button = (
    <button type="button" className={`${classes.button} ${classes.wide}`} aria-label={t`Language: ${current}`}>
      {current}
      <IconChevronDown aria-hidden />
    </button>
  )
  return <OnDemandMenu target={button} load={load} Menu={LanguageMenu} />
}
