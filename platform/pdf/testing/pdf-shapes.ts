import { pdfContents } from './pdf-text.ts'

/** How large a drawn shape is on the paper, in millimetres. */
export interface Shape { readonly width: number; readonly height: number }

/** Width and height of every shape drawn on each page of a PDF that typst made, as a ruler on the paper would find them. */
export const pdfShapes = (pdf: Uint8Array): Shape[][] => pdfContents(pdf).map(shapesOf)

/** Scale and place of what is drawn: x' = a·x + c·y, y' = b·x + d·y; where it stands matters to no size. */
interface Turn { readonly a: number; readonly b: number; readonly c: number; readonly d: number }

const millimetres = 25.4 / 72

function shapesOf(content: string): Shape[] {
  const shapes: Shape[] = []
  const kept: Turn[] = []
  let turn: Turn = { a: 1, b: 0, c: 0, d: 1 }
  let points: (readonly [number, number])[] = []
  for (const line of content.split('\n')) {
    const numbers = line.match(/-?\d*\.?\d+/g)?.map(Number) ?? []
    const [x = 0, y = 0] = numbers.slice(-2)
    if (line === 'q') kept.push(turn)
    else if (line === 'Q') turn = kept.pop() ?? turn
    else if (line.endsWith(' cm')) turn = within(turn, numbers)
    else if (/ [mlc]$/.test(line)) points.push([turn.a * x + turn.c * y, turn.b * x + turn.d * y])
    else if (/^(?:S|s|f|f\*|B|n)$/.test(line)) {
      if (points.length > 0) shapes.push({ width: spread(points.map(([at]) => at)), height: spread(points.map(([, at]) => at)) })
      points = []
    }
  }
  return shapes
}

const within = (outer: Turn, [a = 1, b = 0, c = 0, d = 1]: readonly number[]): Turn =>
  ({ a: outer.a * a + outer.c * b, b: outer.b * a + outer.d * b, c: outer.a * c + outer.c * d, d: outer.b * c + outer.d * d })

const spread = (values: readonly number[]): number => (Math.max(...values) - Math.min(...values)) * millimetres
