import { Trans, useLingui } from '@lingui/react/macro'
import { Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconLogout, IconShieldLock, IconUser } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useSignedIn } from '#modules/identity/web'
import { languageNames, languages } from '#kernel/languages'
import { isScheme } from '#platform/ui/scheme'
import { asLanguage } from '../language.ts'
import { paths } from '../paths.ts'
import type { OpenMenuProps } from './on-demand-menu.tsx'
import menu from './person-menu.module.css'
import { signOut } from './sign-out.ts'
import { useSpeak } from './use-speak.ts'

/** How Lunette looks and speaks to whoever is signed in, their own settings, and the way out. */
export default function PersonMenu({ target }: OpenMenuProps) {
  const { i18n, t } = useLingui()
  const { session } = useSignedIn()
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const speak = useSpeak()
  const { name, email } = session.person
  return (
    <Menu defaultOpened position="bottom-end" width={272}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        <div className={menu.person}>
          <b>{name}</b>
          <span>{email}</span>
        </div>
        <Menu.Label><Trans>Look</Trans></Menu.Label>
        <div className={menu.choice}>
          <SegmentedControl
            fullWidth
            aria-label={t`Look`}
            value={colorScheme}
            onChange={(value) => isScheme(value) && setColorScheme(value)}
            data={[{ value: 'light', label: t`Light` }, { value: 'dark', label: t`Dark` }, { value: 'auto', label: t`System` }]}
          />
        </div>
        <div className={menu.phoneOnly}>
          <Menu.Label><Trans>Language</Trans></Menu.Label>
          <div className={menu.languages}>
            {languages.map((language) => (
              <button key={language} type="button" lang={language} aria-pressed={language === asLanguage(i18n.locale)} onClick={() => speak(language)}>
                {languageNames[language]}
              </button>
            ))}
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to={paths.profile()} leftSection={<IconUser aria-hidden />}><Trans>My profile</Trans></Menu.Item>
        <Menu.Item component={Link} to={paths.security()} leftSection={<IconShieldLock aria-hidden />}><Trans>Sign-in and security</Trans></Menu.Item>
        <Menu.Item leftSection={<IconLogout aria-hidden />} onClick={() => void signOut()}><Trans>Sign out</Trans></Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
