import { describe, expect, it } from 'vitest'
import { isMinor, whyNoHealthData } from './health-consent.ts'

const today = '2026-11-22'
const child = '2015-03-01'
const yes = { granted: true, givenBy: 'customer' as const }
const guardians = { granted: true, givenBy: 'guardian' as const }

describe('isMinor', () => {
  it.each([['2008-11-23', true], ['2008-11-22', false], [null, false]])('%s: %s', (birthOn, minor) => {
    expect(isMinor(birthOn, today)).toBe(minor)
  })
})

describe('whyNoHealthData', () => {
  it.each([
    ['a minor without a guardian', { birthOn: child, hasGuardian: false, consent: guardians }, 'no-guardian', 'no-guardian'],
    ['a minor whose guardian said nothing', { birthOn: child, hasGuardian: true, consent: null }, 'no-guardian-consent', 'no-guardian-consent'],
    ['a minor who agreed alone', { birthOn: child, hasGuardian: true, consent: yes }, 'no-guardian-consent', 'no-guardian-consent'],
    ['a minor whose guardian withdrew', { birthOn: child, hasGuardian: true, consent: { ...guardians, granted: false } }, 'no-guardian-consent', 'no-guardian-consent'],
    ['a minor whose guardian agreed', { birthOn: child, hasGuardian: true, consent: guardians }, null, null],
    ['a grown person who said nothing', { birthOn: '1980-01-01', hasGuardian: false, consent: null }, null, 'no-consent'],
    ['a grown person who agreed', { birthOn: '1980-01-01', hasGuardian: false, consent: yes }, null, null],
    ['a grown person who withdrew', { birthOn: '1980-01-01', hasGuardian: false, consent: { ...yes, granted: false } }, 'no-consent', 'no-consent'],
    ['a grown person for whom a guardian spoke as a child', { birthOn: '2008-11-22', hasGuardian: true, consent: guardians }, null, 'no-consent'],
    ['somebody of unknown age who agreed', { birthOn: null, hasGuardian: false, consent: yes }, null, null],
  ])('of %s', (_who, person, note, attributes) => {
    expect(whyNoHealthData(person, 'note', today)).toBe(note)
    expect(whyNoHealthData(person, 'attributes', today)).toBe(attributes)
  })
})
