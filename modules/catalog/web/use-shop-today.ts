import { dayIn } from '#kernel/days'
import { useBranch } from '#modules/identity/web'

/** Today at the branch one works in. */
export const useShopToday = (): string => dayIn(useBranch()?.timeZone ?? 'UTC', new Date())
