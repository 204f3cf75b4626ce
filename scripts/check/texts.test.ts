import { expect, test } from 'vitest'
import { differences } from './texts.ts'

const head = (date: string) => `msgid ""\nmsgstr ""\n"POT-Creation-Date: ${date}\\n"\n\n`

test('a catalogue made at another time is the same', () => {
  expect(differences(`${head('Monday')}msgid "Print"\nmsgstr "Tisk"`, `${head('Tuesday')}msgid "Print"\nmsgstr "Tisk"`)).toBeNull()
})

test('names what a catalogue lacks and what nobody says any more', () => {
  expect(differences(`${head('Monday')}msgid "Print"\nmsgstr "Tisk"`, `${head('Monday')}msgid "Print it"\nmsgstr ""`)).toEqual([
    '  + msgid "Print it"',
    '  − msgid "Print"',
  ])
})

test('sees a catalogue that was not compiled again', () => {
  expect(differences('export const messages = 1', 'export const messages = 2')).toEqual(['  the same texts, written or compiled differently'])
})

test('sees what was left in the file as out of use', () => {
  expect(differences('#~ msgid "Print"\n#~ msgstr ""', 'msgid ""')).toEqual(['  − #~ msgid "Print"'])
})
