import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { keyLineShows, showKeyLine } from '#platform/ui/keys/key-line'
import { isSingleLetter, type KeyChoices } from '#platform/ui/keys/key-choices'
import { useKeyChoices } from '#platform/ui/keys/use-keys'
import { Panel } from '#platform/ui/panel.tsx'
import { useSend } from '#platform/ui/api/use-send'
import type { keyChoices } from '../../contract.ts'
import { useSignedIn } from '../session.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { KeyRowLine } from './key-row-line.tsx'
import { rowsOf, withStroke, type KeysOf } from './keys-of.ts'
import classes from './keys-page.module.css'

/** One's keys, on every computer: each can be another or do nothing; bare letters can be off altogether. */
export function keysPage(keysOf: KeysOf) {
  return { default: () => <KeysPage keysOf={keysOf} /> }
}

function KeysPage({ keysOf }: { readonly keysOf: KeysOf }) {
  const { t } = useLingui()
  const { session } = useSignedIn()
  const choices = useKeyChoices()
  const save = useSend<KeyChoices, z.input<typeof keyChoices>>({ name: 'me.keys', method: 'PUT', path: '/me/keys', kinds: ['identity'] })
  const [shows, setShows] = useState(keyLineShows)
  const rows = rowsOf(keysOf(session))
  const keep = (next: KeyChoices) => void save.send({ singleLetters: next.singleLetters, changed: { ...next.changed } })
  const changed = Object.keys(choices.changed).length > 0
  return (
    <SettingsFrame title="keys" note={t`Yours, at every computer you sign in at`}>
      {save.problem && <ProblemOf problem={save.problem} />}
      <Panel>
        <div className={classes.switches}>
          <Switch
            label={t`Single letters act outside text fields`}
            description={t`Keys with Ctrl and Alt act always.`}
            checked={choices.singleLetters}
            disabled={save.pending}
            onChange={(event) => keep({ ...choices, singleLetters: event.currentTarget.checked })}
          />
          <Switch
            label={t`The line at the bottom shows the keys of the page`}
            description={t`On this device. Hidden, it leaves one more row of room.`}
            checked={shows}
            onChange={(event) => {
              showKeyLine(event.currentTarget.checked)
              setShows(event.currentTarget.checked)
            }}
          />
        </div>
      </Panel>
      <Panel
        title={t`What each key does`}
        note={t`A key is the same on all pages`}
        aside={changed && <Button size="xs" disabled={save.pending} onClick={() => keep({ ...choices, changed: {} })}><Trans>All as they were</Trans></Button>}
        flush
      >
        <ul className={classes.rows}>
          {rows.map((row) => (
            <KeyRowLine key={row.usual} row={row} rows={rows} choices={choices} pending={save.pending} quiet={!choices.singleLetters && isSingleLetter(row.usual)} onSet={(stroke) => keep(withStroke(choices, row, stroke))} />
          ))}
        </ul>
      </Panel>
    </SettingsFrame>
  )
}
