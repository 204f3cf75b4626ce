import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState, type Ref } from 'react'
import { KeyCaps } from './key-cap.tsx'
import classes from './search-field.module.css'

export interface SearchFieldProps {
  /** What may be typed: name, number… */
  readonly label: string
  readonly value: string
  /** Told when the typing rests. */
  readonly onSearch: (text: string) => void
  /** ↓ goes on to what was found. */
  readonly toRows?: () => void
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Typing faster than this asks once. */
const restMs = 150

/** Narrows a list while one types. It follows `value` when that changes from elsewhere, as Back does. */
export function SearchField({ label, value, onSearch, toRows, inputRef }: SearchFieldProps) {
  const [typed, setTyped] = useState(value)
  const settled = useRef(value)
  const latest = useRef(onSearch)
  useEffect(() => {
    latest.current = onSearch
  })
  useEffect(() => {
    if (value === settled.current) return
    settled.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === settled.current) return
    const timer = setTimeout(() => {
      settled.current = typed
      latest.current(typed)
    }, restMs)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      ref={inputRef}
      className={classes.search ?? ''}
      type="search"
      size="xs"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' || !toRows) return
        event.preventDefault()
        toRows()
      }}
      placeholder={label}
      aria-label={label}
      leftSection={<IconSearch aria-hidden />}
      rightSection={typed ? undefined : <KeyCaps caps={['/']} />}
      rightSectionPointerEvents="none"
    />
  )
}
