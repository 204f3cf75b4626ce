import type { ProblemKind } from '#platform/http/problem'

/** Customers refuse by the problems of every route only: contract, rights, versions. */
export const customersProblems: Readonly<Record<string, ProblemKind>> = {}
