import { z } from 'zod'
import { id, instant } from '#platform/http/contract'

const hundredths = z.int().meta({ description: 'Hundredths of a millimetre.' })

/** A shape with its measures by the boxing system. */
const shape = z.object({
  seen: z.enum(['frame', 'pattern', 'demo']).nullable(), a: hundredths, b: hundredths, ed: hundredths, circumference: hundredths,
  radii: z.array(hundredths), angles: z.array(z.int()).nullable().meta({ description: 'Hundredths of a degree, counter-clockwise from the right hand of who faces the wearer; null: even steps from 0.' }),
}).meta({ id: 'FrameShape' })

export const frameTrace = z.object({
  orderId: id, right: shape.nullable(), left: shape.nullable(), bridge: hundredths.nullable(), frameMaker: z.string().nullable(), frameName: z.string().nullable(),
  keptAt: instant, keptBy: z.object({ id, name: z.string() }), version: z.int(),
}).meta({ id: 'FrameTrace' })
export type FrameTraceView = z.output<typeof frameTrace>
export const traceOfOrder = z.object({ trace: frameTrace.nullable() })

/** A file of a tracer or a lab (VCA/OMA), at most 1 MB. */
export const newTrace = z.object({ base64: z.base64().min(1).max(1_400_000) })
