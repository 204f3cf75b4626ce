import { Trans } from '@lingui/react/macro'
import { Tag, type Tone } from '#platform/ui/tag.tsx'
import { StageMark } from './stage-mark.tsx'
import { placeHue, type Place } from './stage-shapes.ts'
import classes from './marks.module.css'

export interface StageWordProps {
  /** The stage's name in the reader's language; null before the first. */
  readonly name: string | null
  readonly mark: string | null
  readonly place: string | null
  readonly phase: string
}

const isPlace = (place: string | null): place is Place => place !== null && place in placeHue

function partsOf({ name, mark, place, phase }: StageWordProps) {
  if (phase === 'cancelled') return { word: <Trans>Cancelled</Trans>, mark: <StageMark mark="cancelled" />, tone: 'done' as const }
  return { word: name ?? '–', mark: isPlace(place) ? <StageMark mark={mark ?? 'ring'} place={place} /> : <StageMark mark={mark ?? 'ring'} />, tone: isPlace(place) ? (placeHue[place] satisfies Tone) : 'outline' as const }
}

/** Where the work is: the stage's mark in the hue of its place, and its word. */
export function StageWord(props: StageWordProps) {
  const { word, mark } = partsOf(props)
  return <span className={classes.stage}>{mark}{word}</span>
}

/** The same as a tag, for the head of an order. */
export function StageTag(props: StageWordProps) {
  const { word, mark, tone } = partsOf(props)
  return <Tag tone={tone} mark={mark}>{word}</Tag>
}
