import { useLingui } from '@lingui/react/macro'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { BrandMark } from '#platform/ui/brand-mark.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { paths } from '../paths.ts'
import { BranchSwitcher } from './branch-switcher.tsx'
import { ConnectionWord } from './connection-word.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PersonButton } from './person-button.tsx'
import classes from './top-bar.module.css'

/** The bar at the top: where one works, the search for anything, whether all is saved, who one is. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useLingui()
  return (
    <header className={classes.bar}>
      <Link to={paths.home()} className={classes.brand} aria-label={t`Lunette, first page`}>
        <BrandMark />
        <b>Lunette</b>
      </Link>
      <BranchSwitcher />
      <button type="button" className={classes.search} onClick={onSearch}>
        <IconSearch aria-hidden />
        <span className={classes.words}>{t`Search: customer, order, page`}</span>
        <KeyCaps caps={['Ctrl K']} />
      </button>
      <div className={classes.state}>
        <ConnectionWord />
        <LanguageSwitch />
        <PersonButton />
      </div>
    </header>
  )
}
