import type { StageMarkName } from '../domain/index.ts'

/** Where the work is; each place has one hue, the same in every organization. */
export type Place = 'shop' | 'lab' | 'workshop' | 'shelf' | 'customer'

/** One stroke of a shape on a grid of 16; `solid` ones are filled, `knocked` ones drawn in the ground's colour on a solid. */
export interface Stroke {
  readonly d: string
  readonly as?: 'solid' | 'fill' | 'knocked' | 'dashed' | 'bold'
}

const disc = (x: number, y: number, r: number): string => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
const ring: Stroke = { d: disc(8, 8, 5.5) }

/**
 * The shapes of stages and of what can befall a job. Shape says which stage, hue where it is; neither alone. The last four
 * of the stages are free for stages that a shop adds.
 */
export const stageShapes = {
  'ring': [ring],
  'ring-tick': [ring, { d: 'm5.5 8.2 1.8 1.8 3.3-3.7' }],
  'arrowhead': [{ d: 'M4 3l9 5-9 5z', as: 'solid' }],
  'half-disc': [ring, { d: 'M8 2.5a5.5 5.5 0 0 1 0 11z', as: 'fill' }],
  'box-arrow': [{ d: 'M3 3h10v10H3z' }, { d: 'M8 5v5M5.8 8 8 10.2 10.2 8' }],
  'two-lenses': [{ d: disc(4.6, 8, 3) }, { d: disc(11.4, 8, 3) }],
  'diamond': [{ d: 'M8 1.8 14.2 8 8 14.2 1.8 8z' }, { d: disc(8, 8, 1.5), as: 'fill' }],
  'disc-tick': [{ d: disc(8, 8, 6), as: 'solid' }, { d: 'm5.3 8.2 1.9 1.9 3.6-4', as: 'knocked' }],
  'tick': [{ d: 'm2.5 8.5 3.5 3.5 7.5-8.5' }],
  'hexagon': [{ d: 'M8 2 13.2 5v6L8 14 2.8 11V5z' }],
  'bar': [{ d: 'M2.5 6h11v4h-11z' }],
  'cross': [{ d: 'M8 2.5v11M2.5 8h11' }],
  'drop': [{ d: 'M8 2c3 3.6 4.5 5.6 4.5 7.6a4.5 4.5 0 0 1-9 0C3.5 7.6 5 5.6 8 2z' }],
  'on-hold': [{ d: 'M5 2h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z', as: 'dashed' }, { d: 'M6.3 5.5v5M9.7 5.5v5', as: 'bold' }],
  'overdue': [{ d: 'M8 1.8 14.8 13.8H1.2z', as: 'solid' }, { d: 'M8 6.2v3.6M8 11.8v.1', as: 'knocked' }],
  'cancelled': [ring, { d: 'm4.1 11.9 7.8-7.8' }],
  'remake': [{ d: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3' }],
} as const satisfies Record<StageMarkName | 'on-hold' | 'overdue' | 'cancelled' | 'remake', readonly Stroke[]>

export type StageShape = keyof typeof stageShapes

/** The hue of a place as a token name: `var(--lab)`, and `var(--lab-s)` for its soft ground. */
export const placeHue = {
  shop: 'shop',
  lab: 'lab',
  workshop: 'work',
  shelf: 'ready',
  customer: 'done',
} as const satisfies Record<Place, string>

/** What can befall a job, over its stage: the shape brings its own hue. */
export const eventHue = { 'on-hold': 'hold', overdue: 'late', cancelled: 'done', remake: 'late' } as const
