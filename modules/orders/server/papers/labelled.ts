/** Something said with its name before it. */
export interface Labelled {
  readonly label: string
  readonly value: string
}
