import { Trans } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconBuildingStore } from '@tabler/icons-react'
import { useSignedIn } from '#modules/identity/web'
import type { OpenMenuProps } from './on-demand-menu.tsx'
import { Tick } from './tick.tsx'

/** The branches to work in, and the other organizations of somebody who has several. */
export default function BranchMenu({ target }: OpenMenuProps) {
  const { session, branchId, chooseBranch, chooseOrganization } = useSignedIn()
  const { branches, organizations, organization } = session
  const one = branches.length === 1 ? branches[0] : branches.find((branch) => branch.id === branchId)
  return (
    <Menu defaultOpened position="bottom-start" width={260}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{organization.name}</Menu.Label>
        {branches.length > 1 && <Menu.Item leftSection={<Tick on={!one} />} onClick={() => chooseBranch(null)}><Trans>All branches</Trans></Menu.Item>}
        {branches.map((branch) => (
          <Menu.Item key={branch.id} leftSection={<Tick on={branch.id === one?.id} />} onClick={() => chooseBranch(branch.id)}>{branch.name}</Menu.Item>
        ))}
        {organizations.length > 1 && <Menu.Label><Trans>Other organizations</Trans></Menu.Label>}
        {organizations.filter(({ id }) => id !== organization.id).map((other) => (
          <Menu.Item key={other.id} leftSection={<IconBuildingStore aria-hidden />} onClick={() => chooseOrganization(other.id)}>{other.name}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
