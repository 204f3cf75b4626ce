import { eventHue, placeHue, stageShapes, type Place, type StageShape, type Stroke } from './stage-shapes.ts'

export interface StageMarkProps {
  /** The stage's `mark`; one that we do not know is drawn as a ring, so a new shape never keeps a page from showing. */
  readonly mark: string
  /** Where the work is: gives the hue. Without it the mark takes the colour around it. */
  readonly place?: Place
  /** 14 in rows, 17 in the stepper. */
  readonly size?: number
  /** The word for it; leave out where the word stands beside the mark. */
  readonly label?: string
}

const isShape = (mark: string): mark is StageShape => mark in stageShapes

/** The shape of a stage in the hue of its place. Overdue and on hold are marks of their own and stand beside it. */
export function StageMark({ mark, place, size = 14, label }: StageMarkProps) {
  const shape = isShape(mark) ? mark : 'ring'
  const hue = shape in eventHue ? eventHue[shape as keyof typeof eventHue] : place && placeHue[place]
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      style={hue ? { color: `var(--${hue})` } : undefined}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {(stageShapes[shape] as readonly Stroke[]).map((stroke) => <path key={stroke.d} d={stroke.d} {...(stroke.as && drawn[stroke.as])} />)}
    </svg>
  )
}

const drawn = {
  solid: { fill: 'currentColor' },
  fill: { fill: 'currentColor', stroke: 'none' },
  knocked: { stroke: 'var(--surface)' },
  dashed: { strokeDasharray: '2.2 1.8' },
  bold: { strokeWidth: 2 },
} as const
