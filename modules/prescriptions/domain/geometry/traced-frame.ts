import type { KnownFrame } from './glazing.ts'
import { measureTrace } from './measure-trace.ts'
import type { Trace } from './trace.ts'

/** A traced frame as geometry takes it; of the bridge the tracer's measure counts before what was known. Hundredths of a millimetre. */
export function tracedFrame(trace: Trace, bridge: number | null, known: KnownFrame | null): KnownFrame {
  const { a, b, ed } = measureTrace(trace)
  return { a, b, ed, dbl: bridge ?? known?.dbl ?? null, trace }
}
