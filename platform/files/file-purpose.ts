/** A sealed file opens under its own id only: one row's content put into another stays shut. */
export const purposeOf = (id: string): string => `file ${id}`
