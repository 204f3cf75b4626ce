import { useLingui } from '@lingui/react/macro'
import { IconScan, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { BrandMark } from '#platform/ui/brand-mark.tsx'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { paths } from '../paths.ts'
import { BranchSwitcher } from './branch-switcher.tsx'
import { ConnectionWord } from './connection-word.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PersonButton } from './person-button.tsx'
import classes from './top-bar.module.css'

/** The bar at the top: where one works, the search for anything, the camera, whether all is saved, who one is. */
export function TopBar({ onSearch, onScan }: { readonly onSearch: () => void; readonly onScan: () => void }) {
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
      {/* A field that waits for a code keeps the focus: then the scan is for it. */}
      <button type="button" className={classes.scan} aria-label={t`Scan with the camera`} onMouseDown={(event) => event.preventDefault()} onClick={onScan}>
        <IconScan aria-hidden />
      </button>
      <div className={classes.state}>
        <ConnectionWord />
        <LanguageSwitch />
        <PersonButton />
      </div>
    </header>
  )
}
