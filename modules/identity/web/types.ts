import type { z } from 'zod'
import type { apiKey, apiKeyMade, branch, branchChange, newApiKey, newBranch, newStaff, organization, organizationChange, skill, staffAdded, staffMember } from '../contract.ts'

/** The contract's shapes as the pages hold them. */
export type Organization = z.output<typeof organization>
export type OrganizationChange = z.input<typeof organizationChange>
export type Branch = z.output<typeof branch>
export type NewBranch = z.input<typeof newBranch>
export type BranchChange = z.input<typeof branchChange>
export type StaffMember = z.output<typeof staffMember>
export type StaffAdded = z.output<typeof staffAdded>
export type NewStaff = z.input<typeof newStaff>
export type HeldRole = StaffMember['roles'][number]
export type Skill = z.output<typeof skill>
export type ApiKey = z.output<typeof apiKey>
export type ApiKeyMade = z.output<typeof apiKeyMade>
export type NewApiKey = z.input<typeof newApiKey>
export type Hours = Branch['hours']
