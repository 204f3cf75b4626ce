import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode, type Ref } from 'react'
import classes from './picker.module.css'

export interface Choice {
  readonly id: string
  /** What stands in the field once it is chosen. */
  readonly title: string
  /** What tells it from others of the same name. */
  readonly detail?: ReactNode
  readonly mark?: ReactNode
  /** Why it cannot be chosen now: shown, never hidden. */
  readonly refused?: string
}

export interface PickerProps<Item> {
  readonly label: ReactNode
  readonly placeholder?: string
  readonly value: Item | null
  /** Finds by what was typed, accents or not; an empty text asks for what is used most. */
  readonly search: (text: string, signal: AbortSignal) => Promise<readonly Item[]>
  readonly describe: (item: Item) => Choice
  readonly onPick: (item: Item | null) => void
  /** Offers to make a new one from what was typed. */
  readonly create?: { readonly label: (text: string) => ReactNode; readonly run: (text: string) => void }
  readonly error?: ReactNode
  readonly required?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Typing faster than this asks once. */
const restMs = 120
const makeNew = 'new'

/** One of many, found by typing: arrows move, Enter takes, Esc leaves. */
export function Picker<Item>({ label, placeholder, value, search, describe, onPick, create, error, required = false, inputRef }: PickerProps<Item>) {
  const { t } = useLingui()
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [typed, setTyped] = useState<string | null>(null)
  const [found, setFound] = useState<readonly Item[] | null>(null)
  const [failed, setFailed] = useState(false)
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  })
  useEffect(() => {
    if (typed === null) return
    const given = new AbortController()
    const timer = setTimeout(() => {
      latest.current(typed.trim(), given.signal).then(
        (items) => {
          setFound(items)
          setFailed(false)
        },
        () => {
          if (!given.signal.aborted) setFailed(true)
        },
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      given.abort()
    }
  }, [typed])
  const choices = (found ?? []).map((item) => ({ item, choice: describe(item) }))
  const text = typed?.trim() ?? ''

  const take = (id: string) => {
    if (id === makeNew) create?.run(text)
    const picked = choices.find(({ choice }) => choice.id === id)
    if (picked) onPick(picked.item)
    setTyped(null)
    box.closeDropdown()
  }

  return (
    <Combobox store={box} onOptionSubmit={take}>
      <Combobox.Target>
        <InputBase
          label={label}
          placeholder={placeholder}
          error={error}
          required={required}
          ref={inputRef}
          autoComplete="off"
          value={typed ?? (value === null ? '' : describe(value).title)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => {
            setTyped((before) => before ?? '')
            box.openDropdown()
          }}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            box.openDropdown()
            box.selectFirstOption()
          }}
          onBlur={() => {
            if (typed === '' && value !== null && !required) onPick(null)
            setTyped(null)
            box.closeDropdown()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === null || (found === null && !failed)}>
        <Combobox.Options aria-label={typeof label === 'string' ? label : t`Choices`}>
          {choices.map(({ choice }) => (
            <Combobox.Option key={choice.id} value={choice.id} disabled={choice.refused !== undefined} className={classes.choice}>
              {choice.mark}
              <span className={classes.title}>{choice.title}</span>
              <span className={classes.detail}>{choice.refused ?? choice.detail}</span>
            </Combobox.Option>
          ))}
          {choices.length === 0 && (
            <Combobox.Empty>{failed ? <Trans>The search got no answer. Type on to try again.</Trans> : <Trans>Nothing found</Trans>}</Combobox.Empty>
          )}
          {create && text !== '' && (
            <Combobox.Option value={makeNew} className={classes.choice}>
              <IconPlus aria-hidden />
              <span className={classes.title}>{create.label(text)}</span>
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
