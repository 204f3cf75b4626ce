import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { OrderView } from '#modules/orders/contract'
import { pdfShapes } from '#platform/pdf/testing/pdf-shapes'
import { pdfText } from '#platform/pdf/testing/pdf-text'
import type { FrameTraceView, LabOrderView } from '../../contract.ts'
import { readDocument, readJob } from '../../domain/index.ts'
import { aLabWorld } from '../../testing/lab-world.ts'
import type { LabWorld } from '../../testing/lab-world.ts'

const sample = readFileSync(new URL('../../domain/vca/fixtures/R1000_1.oma', import.meta.url))
const keep = (world: LabWorld, orderId: string, bytes: Uint8Array, staff = world.optician) =>
  world.ask<{ trace: FrameTraceView; reason?: string; defects?: { line: number; label: string; detail: string }[] }>(staff, 'POST', `/orders/${orderId}/trace`, { body: { base64: Buffer.from(bytes).toString('base64') } })
const read = (world: LabWorld, orderId: string, staff = world.optician) => world.ask<{ trace: FrameTraceView | null }>(staff, 'GET', `/orders/${orderId}/trace`)

it('keeps the shape of a frame for its order, measured, in the place of one before, and lets go of it', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  expect((await read(world, id)).body).toEqual({ trace: null })
  const kept = await keep(world, id, sample)
  expect(kept.status).toBe(201)
  expect(kept.body.trace).toMatchObject({ orderId: id, bridge: 1500, frameMaker: 'SILHOUETTE', frameName: '1559', version: 1, right: { seen: 'pattern', a: 5100, b: 4008, ed: 5700, circumference: 15_089, angles: null }, left: { a: 5100 } })
  expect(kept.body.trace.right?.radii).toHaveLength(1000)
  const again = await keep(world, id, Buffer.from('JOB=1\nCLIENT=Jan Novák\nTRCFMT=1;4;E;L;D\nR=2500;2000;2500;2000\n'))
  expect(again.body.trace).toMatchObject({ right: null, left: { seen: 'demo', a: 5000, b: 4000 }, bridge: null, version: 2 })
  expect((await read(world, id)).body.trace).toEqual(again.body.trace)
  expect((await world.ask(world.optician, 'DELETE', `/orders/${id}/trace`)).status).toBe(204)
  expect((await world.ask(world.optician, 'DELETE', `/orders/${id}/trace`)).status).toBe(204)
  expect((await read(world, id)).body).toEqual({ trace: null })
})

it('is what the workshop’s sheet draws at 1 : 1, with an exact blank; without it there is nothing to draw of a frame nobody measured', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  const sheet = async () => (await world.file(world.optician, `/orders/${id}/sheet.pdf?language=en&part=workshop`)).bytes
  const rims = (pdf: Uint8Array) => pdfShapes(pdf).flat().filter(({ width, height }) => Math.abs(width - 51) < 0.05 && Math.abs(height - 40.08) < 0.05)
  expect(rims(await sheet())).toEqual([])
  await keep(world, id, sample)
  const traced = await sheet()
  expect(rims(traced)).toHaveLength(2)
  expect(pdfText(traced).join('\n')).toMatch(/Blank(?!, estimated)/)
  expect(pdfText(traced).join('\n')).not.toContain('Blank, estimated')
  // The frame of a former version may have been another.
  const before = await world.ask<OrderView>(world.optician, 'GET', `/orders/${id}`)
  expect((await world.ask(world.optician, 'POST', `/orders/${id}/changes`, { version: before.body.version, body: { note: 'By Friday', reason: 'Asked for' } })).status).toBe(200)
  const { bytes } = await world.file(world.optician, `/orders/${id}/sheet.pdf?language=en&part=workshop&version=${before.body.version}`)
  expect(rims(bytes)).toEqual([])
})

it('refuses what is no frame, with line and label, and keeps the one before', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  await keep(world, id, sample)
  for (const [bytes, reason] of [
    [Buffer.from('89504e470d0a1a0a', 'hex'), 'not-a-lab-file'], [Buffer.from('<svg onload="x"/>'), 'not-a-lab-file'], [Buffer.from('JOB=1\nSPH=1;1\n'), 'no-trace'],
    [Buffer.concat([sample, sample]), 'several-jobs'], [readFileSync(new URL('../../domain/vca/fixtures/TRCFMT6.oma', import.meta.url)), 'unread-format'],
  ] as const) {
    const refused = await keep(world, id, bytes)
    expect([refused.problem, refused.body.reason]).toEqual(['labs/no-trace', reason])
  }
  const spoiled = await keep(world, id, Buffer.from(sample.toString().replace('2416;2420', '2416;-2420')))
  expect([spoiled.problem, spoiled.body.reason, spoiled.body.defects?.map(({ line, label }) => [line, label])]).toEqual(['labs/no-trace', 'faults', [[13, 'R']]])
  expect((await keep(world, id, Buffer.alloc(1_200_000, 'JOB=1\n'))).status).toBeGreaterThanOrEqual(413)
  expect((await read(world, id)).body.trace?.version).toBe(1)
})

it('is nobody else\'s', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  await keep(world, id, sample)
  expect((await read(world, id, world.elsewhere.staff.owner)).problem).toBe('http/not-found')
  expect((await keep(world, id, sample, world.elsewhere.staff.owner)).problem).toBe('http/not-found')
  expect((await keep(world, id, sample, world.here.staff.warehouse)).problem).toBe('http/forbidden')
})

it('two that are kept at once are one after the other', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  const both = await Promise.all([keep(world, id, sample), keep(world, id, sample)])
  expect(both.map(({ status }) => status)).toEqual([201, 201])
  expect(both.map(({ body }) => body.trace.version).toSorted()).toEqual([1, 2])
})

it('goes to the lab with the order, with what it measures, and stays as it was sent', async () => {
  await using world = await aLabWorld()
  const { id } = await world.takeLensJob()
  await keep(world, id, sample)
  const sent = await world.must<LabOrderView>(`/orders/${id}/lab-orders`, { labId: world.lab.id, way: 'file' })
  await world.ask(world.optician, 'DELETE', `/orders/${id}/trace`)
  const file = await world.file(world.optician, `/lab-orders/${sent.id}/order.oma`)
  const { job, unread } = readJob(readDocument(file.bytes))
  const { job: from } = readJob(readDocument(sample))
  expect(unread).toEqual([])
  expect([job.right.trace, job.left.trace]).toEqual([from.right.trace, from.left.trace])
  expect(job).toMatchObject({ bridge: 1500, frameMaker: 'SILHOUETTE', right: { sphere: -4250, boxWidth: 5100, boxHeight: 4008, effectiveDiameter: 5700, circumference: 15_089 } })
})
