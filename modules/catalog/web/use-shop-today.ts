import { dayIn } from '#kernel/days'
import { useBranch } from '#modules/identity/web'
import { useNow } from '#platform/ui/use-now'

/** Today at the branch one works in. */
export const useShopToday = (): string => dayIn(useBranch()?.timeZone ?? 'UTC', useNow())
