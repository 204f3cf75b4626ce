const organizationKey = 'lunette-organization'
const branchKey = (organizationId: string): string => `lunette-branch-${organizationId}`

/** What this device was last used for; a wrong or stale value is harmless, the session tells what exists. */
export const keptChoice = {
  organization: (): string | null => localStorage.getItem(organizationKey),
  keepOrganization: (organizationId: string): void => localStorage.setItem(organizationKey, organizationId),
  forgetOrganization: (): void => localStorage.removeItem(organizationKey),
  branch: (organizationId: string): string | null => localStorage.getItem(branchKey(organizationId)),
  keepBranch: (organizationId: string, branchId: string | null): void =>
    branchId ? localStorage.setItem(branchKey(organizationId), branchId) : localStorage.removeItem(branchKey(organizationId)),
}
