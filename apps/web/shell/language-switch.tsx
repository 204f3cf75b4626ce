import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { languages } from '#kernel/languages'
import { languageNames } from '#platform/ui/language-names'
import { asLanguage } from '../language.ts'
import classes from './bar-button.module.css'
import { useSpeak } from './use-speak.ts'

/** The language of everything on screen; changes at once. */
export function LanguageSwitch() {
  const { i18n, t } = useLingui()
  const speak = useSpeak()
  const current = asLanguage(i18n.locale)
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <button type="button" className={`${classes.button} ${classes.wide}`} aria-label={t`Language: ${languageNames[current]}`}>
          {languageNames[current]}
          <IconChevronDown aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.Item key={language} lang={language} leftSection={language === current ? <IconCheck aria-hidden /> : <span style={{ width: 16 }} />} onClick={() => speak(language)}>
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
