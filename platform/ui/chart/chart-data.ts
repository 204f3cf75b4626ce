/** A row of values of one look; its colour is a token's name, such as `accent`. */
export interface ChartSeries {
  readonly name: string
  /** Null: nothing is said there. */
  readonly values: readonly (number | null)[]
  readonly look: 'solid' | 'hatched' | 'line' | 'plain-line' | 'dashed-line'
  readonly color: string
}

/** What a chart shows: the words under it, its series, and how a value is written at the side. */
export interface ChartData {
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly axisText: (value: number) => string
}
