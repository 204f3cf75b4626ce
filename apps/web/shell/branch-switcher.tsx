import { useLingui } from '@lingui/react/macro'
import { IconChevronDown, IconMapPin } from '@tabler/icons-react'
import { lazy } from 'react'
import { useSignedIn } from '#modules/identity/web'
import classes from './bar-button.module.css'
import { OnDemandMenu } from './on-demand-menu.tsx'

const load = () => import('./branch-menu.tsx')
const BranchMenu = lazy(load)

/** Where one works: the branch, and the organization for people of several. */
export function BranchSwitcher() {
  const { t } = useLingui()
  const { session, branchId } = useSignedIn()
  const { branches, organizations } = session
  const one = branches.length === 1 ? branches[0] : branches.find((branch) => branch.id === branchId)
  const name = one?.name ?? t`All branches`
  if (branches.length < 2 && organizations.length < 2) {
    return (
      <span className={`${classes.button} ${classes.strong}`}>
        <IconMapPin aria-hidden />
        <span className={classes.name}>{name}</span>
      </span>
    )
  }
  const button = (
    <button type="button" className={`${classes.button} ${classes.strong}`} aria-label={t`Branch: ${name}`}>
      <IconMapPin aria-hidden />
      <span className={classes.name}>{name}</span>
      <IconChevronDown aria-hidden />
    </button>
  )
  return <OnDemandMenu target={button} load={load} Menu={BranchMenu} />
}
