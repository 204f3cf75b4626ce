import { expect, test } from 'vitest'
import { differences } from './texts.ts'

const head = (date: string) => `msgid ""\nmsgstr ""\n"POT-Creation-Date: ${date}\\n"\n\n`

test('a catalogue made at another time is the same', () => {
  expect(differences('cs/messages.po', `${head('Monday')}msgid "Print"\nmsgstr "Tisk"`, `${head('Tuesday')}msgid "Print"\nmsgstr "Tisk"`)).toEqual([])
})

test('names what a catalogue lacks and what nobody says any more', () => {
  expect(differences('cs/messages.po', `${head('Monday')}msgid "Print"\nmsgstr "Tisk"`, `${head('Monday')}msgid "Print it"\nmsgstr ""`)).toEqual([
    'locales/cs/messages.po is not what the code says',
    '  + msgid "Print it"',
    '  − msgid "Print"',
  ])
})
