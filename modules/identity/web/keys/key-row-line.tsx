import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { isSingleLetter, type KeyChoices } from '#platform/ui/keys/key-choices'
import { strokeOf } from '#platform/ui/keys/stroke'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { strokeOfRow, whyNotKey, type KeyRow } from './keys-of.ts'
import classes from './keys-page.module.css'

interface KeyRowLineProps {
  readonly row: KeyRow
  readonly rows: readonly KeyRow[]
  readonly choices: KeyChoices
  readonly pending: boolean
  /** It does nothing at present, as all bare letters. */
  readonly quiet: boolean
  /** Null: the key does nothing from now on. */
  readonly onSet: (stroke: string | null) => void
}

/** One key: what is pressed, what it does, and the ways to have it otherwise. The next press after «Change» is the new one. */
export function KeyRowLine({ row, rows, choices, pending, quiet, onSet }: KeyRowLineProps) {
  const { i18n, t } = useLingui()
  const [listens, setListens] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const changed = Object.hasOwn(choices.changed, row.usual)
  const stroke = changed ? choices.changed[row.usual] ?? null : row.usual
  const does = row.does.map((one) => i18n._(one)).join(' · ')

  const sayWhyNot = (pressed: string): string | null => {
    const why = whyNotKey(rows, choices, row, pressed)
    if (!why) return null
    if ('taken' in why) {
      const taken = why.taken.does.map((one) => i18n._(one)).join(' · ')
      return t`${pressed} stands for “${taken}”. Give that another key first.`
    }
    switch (why.refusal) {
      case 'browser':
        return t`${pressed} belongs to the browser. Press another.`
      case 'fixed':
        return t`Lists and forms need ${pressed}. Press another.`
      case 'no-key':
        return t`This key cannot be used. Press another.`
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!listens) return
    const pressed = strokeOf(event.nativeEvent)
    // Tab leads on, as everywhere.
    if (!pressed || pressed === 'Tab' || pressed === 'Shift Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (pressed === 'Esc') {
      setListens(false)
      setRefused(null)
      return
    }
    const wanted = strokeOfRow(row, pressed)
    const why = sayWhyNot(wanted)
    setRefused(why)
    if (why) return
    setListens(false)
    if (wanted !== stroke) onSet(wanted)
  }

  return (
    <li className={classes.row} data-quiet={quiet || stroke === null || undefined}>
      <span className={classes.caps}>{stroke === null ? <Trans>off</Trans> : <KeyCaps fixed always caps={stroke.split(' ')} />}</span>
      <span className={classes.does}>{does}</span>
      <span className={classes.ways}>
        {changed && <Button size="xs" variant="subtle" disabled={pending} onClick={() => { const why = sayWhyNot(row.usual); setRefused(why); if (!why) onSet(row.usual) }} aria-label={t`As it was: ${does}`}><Trans>As it was</Trans></Button>}
        {stroke !== null && isSingleLetter(stroke) && <Button size="xs" variant="subtle" disabled={pending} onClick={() => onSet(null)} aria-label={t`Turn off: ${does}`}><Trans>Turn off</Trans></Button>}
        <Button size="xs" disabled={pending} aria-pressed={listens} aria-label={t`Change the key: ${does}`} onClick={() => { setListens(!listens); setRefused(null) }} onKeyDown={onKeyDown} onBlur={() => { setListens(false); setRefused(null) }}>
          {listens ? <Trans>Press the new key</Trans> : <Trans>Change</Trans>}
        </Button>
      </span>
      <output className={classes.refused}>{refused && <><WarningMark size={12} />{refused}</>}</output>
    </li>
  )
}
