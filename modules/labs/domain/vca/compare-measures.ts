import { mustKnow } from './labels.ts'
import { readField } from './read-field.ts'
import type { Tell } from './read-field.ts'
import { readNumber } from './read-number.ts'
import type { Records } from './records.ts'
import type { Shape } from './shape-of.ts'
import { shapeOf } from './shape-of.ts'
import type { VcaTrace } from './traces.ts'

/** What is measured on a shape, in hundredths of a millimetre. */
export interface ShapeMeasures { readonly a: number; readonly b: number; readonly ed: number; readonly circumference: number }

/**
 * How far a file may differ from its own trace, in hundredths of a millimetre. Sizes are rounded, and frames measured along their bevel
 * are longer than their shape seen from the front; the samples differ by 0.10 mm at most. Twice of it is a defect.
 */
const tolerances = { HBOX: 20, VBOX: 20, FED: 100, CIRC: 100 } as const
const sizes = [['HBOX', 'a', 'width'], ['VBOX', 'b', 'height'], ['FED', 'ed', 'effective diameter'], ['CIRC', 'circumference', 'circumference']] as const

/** Names where a file says another size than its own trace measures: a trace of another frame, or of another job. */
export function compareMeasures(records: Records, traces: readonly VcaTrace[], measure: (shape: Shape) => ShapeMeasures, tell: Tell): void {
  for (const trace of traces) {
    const measures = measure(shapeOf(trace.eye, trace))
    for (const [label, size, word] of sizes) {
      const found = records.get(label) ?? []
      const text = readField(mustKnow(label), found, () => undefined)[trace.eye]
      const said = text === null ? null : readNumber(text, 2)
      if (said === null || said === 0 || Math.abs(said - measures[size]) <= tolerances[label]) continue
      tell({ line: found[0]?.line ?? 1, label, kind: 'measure', detail: `says ${mm(said)} mm for the ${trace.eye} eye, and the ${word} of its trace is ${mm(measures[size])} mm` })
    }
  }
}

const mm = (hundredths: number): string => (hundredths / 100).toFixed(2)
