import { Trans, useLingui } from '@lingui/react/macro'
import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { runStroke } from './keys/bound-keys.ts'
import { strokeOf } from './keys/stroke.ts'
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

/** What was found, and for which text: until that is what stands in the field, it answers an older question. */
interface Found<Item> {
  readonly text: string
  readonly items: readonly Item[]
}

/**
 * One of many, found by typing: arrows move, Enter takes, Esc leaves. Enter before the answer is there takes its first hit: a scanner
 * does not wait. A stroke with Enter in it, such as Ctrl Enter, takes it too, and then does what it does elsewhere.
 */
export function Picker<Item>({ label, placeholder, value, search, describe, onPick, create, error, required = false, inputRef }: PickerProps<Item>) {
  const { t } = useLingui()
  const box = useCombobox({ onDropdownClose: () => box.resetSelectedOption() })
  const [typed, setTyped] = useState<string | null>(null)
  const [browsing, setBrowsing] = useState(false)
  const [found, setFound] = useState<Found<Item> | null>(null)
  const [failed, setFailed] = useState(false)
  const takesFirst = useRef(false)
  /** What is to be done once the hit is taken; empty after a plain Enter. */
  const goesOn = useRef('')
  const answered = useRef<(answer: Found<Item>) => void>(() => undefined)
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  })
  const asked = typed?.trim() ?? (browsing ? '' : null)
  useEffect(() => {
    if (asked === null) return
    const given = new AbortController()
    const timer = setTimeout(() => {
      latest.current(asked, given.signal).then(
        (items) => {
          setFound({ text: asked, items })
          setFailed(false)
          answered.current({ text: asked, items })
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
  }, [asked])
  const choices = (found?.items ?? []).map((item) => ({ item, choice: describe(item) }))
  const text = asked ?? ''
  // Options are new elements with every answer: the first is marked anew, so that Enter takes what is seen.
  const selectFirst = useRef(box.selectFirstOption)
  useEffect(() => {
    selectFirst.current = box.selectFirstOption
  })
  useEffect(() => {
    if (found !== null && found.text !== '') selectFirst.current()
  }, [found])

  const take = (id: string) => {
    if (id === makeNew) create?.run(text)
    const picked = choices.find(({ choice }) => choice.id === id)
    if (picked) pick(picked.item)
    else leave()
  }
  const pick = (item: Item) => {
    const stroke = goesOn.current
    // Drawn at once: what the stroke does is to know of what was taken.
    flushSync(() => {
      onPick(item)
      leave()
    })
    if (stroke !== '') runStroke(stroke)
  }
  const leave = () => {
    takesFirst.current = false
    goesOn.current = ''
    setTyped(null)
    setBrowsing(false)
    box.closeDropdown()
  }
  useEffect(() => {
    answered.current = ({ text: asked, items }) => {
      if (!takesFirst.current) return
      takesFirst.current = false
      const first = items.find((item) => describe(item).refused === undefined)
      if (first !== undefined) pick(first)
      else if (items.length === 0 && create) {
        create.run(asked)
        leave()
      }
    }
  })
  const onEnter = (event: KeyboardEvent) => {
    const stroke = strokeOf(event.nativeEvent)
    if (text !== '' && found?.text !== text) {
      event.preventDefault()
      takesFirst.current = true
      goesOn.current = stroke === 'Enter' ? '' : stroke
      box.resetSelectedOption()
    } else if (stroke !== 'Enter' && box.dropdownOpened && box.getSelectedOptionIndex() !== -1) {
      event.preventDefault()
      goesOn.current = stroke
      box.clickSelectedOption()
      box.resetSelectedOption()
    }
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
            setBrowsing(true)
            box.openDropdown()
          }}
          onChange={(event) => {
            takesFirst.current = false
            goesOn.current = ''
            setTyped(event.currentTarget.value)
            box.openDropdown()
          }}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') setBrowsing(true)
            if (event.key === 'Escape' && asked !== null) {
              event.stopPropagation()
              leave()
            }
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) onEnter(event)
          }}
          onBlur={() => {
            if (typed?.trim() === '' && value !== null && !required) onPick(null)
            leave()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={asked === null || (found === null && !failed)}>
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
