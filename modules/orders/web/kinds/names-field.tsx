import { TextInput } from '@mantine/core'
import { languageNames, languages, type Language } from '#kernel/languages'
import classes from './kinds-page.module.css'

export interface NamesFieldProps {
  readonly legend: string
  readonly value: Readonly<Record<Language, string>>
  readonly onChange: (names: Record<Language, string>) => void
}

/** What something is called, in each language under its own name. */
export function NamesField({ legend, value, onChange }: NamesFieldProps) {
  return (
    <fieldset className={classes.names}>
      <legend>{legend}</legend>
      {languages.map((language) => (
        <TextInput key={language} label={<span lang={language}>{languageNames[language]}</span>} lang={language} maxLength={60} value={value[language]} onChange={(event) => onChange({ ...value, [language]: event.currentTarget.value })} />
      ))}
    </fieldset>
  )
}
