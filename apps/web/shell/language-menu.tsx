import { useLingui } from '@lingui/react'
import { Menu } from '@mantine/core'
import { languageNames, languages } from '#kernel/languages'
import type { OpenMenuProps } from './on-demand-menu.tsx'
import { Tick } from './tick.tsx'
import { useSpeak } from './use-speak.ts'

/** The four languages, each by its own name. */
export default function LanguageMenu({ target }: OpenMenuProps) {
  const { i18n } = useLingui()
  const speak = useSpeak()
  return (
    <Menu defaultOpened position="bottom-end" width={180}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item key={language} lang={language} leftSection={<Tick on={language === i18n.locale} />} onClick={() => speak(language)}>
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
