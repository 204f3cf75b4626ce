/** Shapes that a stage may have; the last four are free for stages that a shop adds. */
export const stageMarks = ['ring', 'ring-tick', 'arrowhead', 'half-disc', 'box-arrow', 'two-lenses', 'diamond', 'disc-tick', 'tick', 'hexagon', 'bar', 'cross', 'drop'] as const
export type StageMarkName = (typeof stageMarks)[number]
