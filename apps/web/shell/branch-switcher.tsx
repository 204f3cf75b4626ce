import { Trans, useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconBuildingStore, IconCheck, IconChevronDown, IconMapPin } from '@tabler/icons-react'
import { useSignedIn } from '#modules/identity/web'
import classes from './bar-button.module.css'

/** Where one works: the branch, and the organization for people of several. */
export function BranchSwitcher() {
  const { t } = useLingui()
  const { session, branchId, chooseBranch, chooseOrganization } = useSignedIn()
  const { branches, organizations, organization } = session
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
  const tick = (on: boolean) => (on ? <IconCheck aria-hidden /> : <span style={{ width: 16 }} />)
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className={`${classes.button} ${classes.strong}`} aria-label={t`Branch: ${name}`}>
          <IconMapPin aria-hidden />
          <span className={classes.name}>{name}</span>
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{organization.name}</Menu.Label>
        {branches.length > 1 && <Menu.Item leftSection={tick(!one)} onClick={() => chooseBranch(null)}><Trans>All branches</Trans></Menu.Item>}
        {branches.map((branch) => (
          <Menu.Item key={branch.id} leftSection={tick(branch.id === one?.id)} onClick={() => chooseBranch(branch.id)}>{branch.name}</Menu.Item>
        ))}
        {organizations.length > 1 && <Menu.Label><Trans>Other organizations</Trans></Menu.Label>}
        {organizations.filter(({ id }) => id !== organization.id).map((other) => (
          <Menu.Item key={other.id} leftSection={<IconBuildingStore aria-hidden />} onClick={() => chooseOrganization(other.id)}>{other.name}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
