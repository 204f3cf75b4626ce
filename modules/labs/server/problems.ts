import { problemKind } from '#platform/http/problem'

export const labsProblems = {
  unknownLab: problemKind({ type: 'labs/unknown-lab', title: 'There is no such lab in use', status: 422, help: 'Read GET /labs for the labs of this organization; one that is not in use any more takes no orders.' }),
  unknownStandard: problemKind({ type: 'labs/unknown-standard', title: 'There is no such table of tolerances', status: 422, help: 'Write `by-country`, `none`, or the code of a table that GET /lab-settings lists.' }),
}
