/** Which orders a rule is for; what is left out is any. */
export interface RuleConditions { readonly branchIds?: readonly string[] | undefined; readonly kinds?: readonly string[] | undefined; readonly channels?: readonly string[] | undefined }

/** Whether the order is one that the rule is for. */
export const fitsRule = ({ branchIds, kinds, channels }: RuleConditions, order: { readonly branchId: string; readonly kind: string; readonly channel: string }): boolean =>
  (!branchIds?.length || branchIds.includes(order.branchId)) && (!kinds?.length || kinds.includes(order.kind)) && (!channels?.length || channels.includes(order.channel))

/** Who has the fewest open orders; of several with as few the first by name, so that the same question has the same answer. */
export const leastBusy = <Person extends { readonly id: string }>(people: readonly Person[], open: ReadonlyMap<string, number>): Person | undefined =>
  people.toSorted((one, other) => (open.get(one.id) ?? 0) - (open.get(other.id) ?? 0))[0]
