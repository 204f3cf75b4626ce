/** What the columns of the board may stand for. */
export const boardSides = ['place', 'stage', 'person', 'branch'] as const
export type BoardSide = (typeof boardSides)[number]
