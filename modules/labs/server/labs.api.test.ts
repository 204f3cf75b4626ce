import { newId } from '#kernel/ids'
import { expect, it } from 'vitest'
import type { LabSettingsView, LabView } from '../contract.ts'
import { aLabWorld } from '../testing/lab-world.ts'

it('adds a lab once, changes it by who saw the newest version, and shows it to the shop only', async () => {
  await using world = await aLabWorld()
  const { manager, clerk, warehouse } = world.here.staff
  const body = { id: newId(), name: 'Vela works', language: 'en' }
  const [first, again] = [await world.ask<LabView>(manager, 'POST', '/labs', { body }), await world.ask<LabView>(manager, 'POST', '/labs', { body })]
  expect([first.status, again.status, again.body]).toEqual([201, 200, first.body])
  expect((await world.ask(manager, 'POST', '/labs', { body: { ...body, name: 'Other' } })).problem).toBe('http/id-exists')
  expect(first.body).toMatchObject({ remakePolicy: { steps: [{ shareBps: 0 }, { shareBps: 5000 }], afterBps: 10_000, withinDays: 90 }, workingDays: [1, 2, 3, 4, 5], cutOff: null })
  const path = `/labs/${body.id}`
  expect((await world.ask<LabView>(manager, 'PATCH', path, { version: 1, body: { workingDays: [6, 1, 1], cutOff: '11:30' } })).body).toMatchObject({ workingDays: [1, 6], cutOff: '11:30', version: 2 })
  expect((await world.ask(manager, 'PATCH', path, { version: 1, body: { name: 'Late' } })).problem).toBe('http/version-stale')
  expect((await world.ask(clerk, 'PATCH', path, { version: 2, body: { name: 'No' } })).problem).toBe('http/forbidden')
  expect((await world.ask<LabView>(clerk, 'GET', path)).body.name).toBe('Vela works')
  expect((await world.ask(warehouse, 'GET', '/labs')).problem).toBe('http/forbidden')
  expect((await world.ask(world.elsewhere.staff.owner, 'GET', path)).problem).toBe('http/not-found')
  expect((await world.ask<{ items: unknown[] }>(world.elsewhere.staff.owner, 'GET', '/labs')).body.items).toEqual([])
})

it('inspects by no table in a country without one until somebody chooses', async () => {
  await using world = await aLabWorld()
  const read = () => world.ask<LabSettingsView>(world.owner, 'GET', '/lab-settings')
  expect((await read()).body).toMatchObject({ standard: 'by-country', inForce: null, version: 1 })
  const choose = (standard: string, version: number) => world.ask<LabSettingsView>(world.owner, 'PUT', '/lab-settings', { version, body: { standard } })
  expect((await choose('iso-21987', 1)).problem).toBe('labs/unknown-standard')
  expect((await choose('ansi-z80-1', 1)).body).toMatchObject({ inForce: { code: 'ansi-z80-1', name: 'ANSI Z80.1-2015' }, version: 2 })
  expect((await choose('none', 1)).problem).toBe('http/version-stale')
  expect((await choose('none', 2)).body).toMatchObject({ standard: 'none', inForce: null, version: 3 })
  expect((await world.ask<LabSettingsView>(world.elsewhere.staff.owner, 'GET', '/lab-settings')).body.version).toBe(1)
})
