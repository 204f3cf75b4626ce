import { useLingui } from '@lingui/react/macro'

const HOUR = 60
const DAY = 24 * HOUR

/**
 * Says how long something took or is taking, in whole minutes: `40 min`, `2 h`, `11 d`. `exact` adds the smaller unit while
 * the figure is small: `1 d 3 h`.
 */
export function useDurationText(): (minutes: number, exact?: boolean) => string {
  const { t } = useLingui()
  const inMinutes = (minutes: number) => t`${minutes} min`
  const inHours = (hours: number) => t`${hours} h`
  const inDays = (days: number) => t`${days} d`
  return (minutes, exact = false) => {
    if (minutes < HOUR) return inMinutes(minutes)
    if (minutes < DAY) {
      const rest = minutes % HOUR
      return exact && rest > 0 && minutes < 10 * HOUR ? `${inHours(Math.floor(minutes / HOUR))} ${inMinutes(rest)}` : inHours(Math.floor(minutes / HOUR))
    }
    const rest = Math.floor((minutes % DAY) / HOUR)
    return exact && rest > 0 && minutes < 10 * DAY ? `${inDays(Math.floor(minutes / DAY))} ${inHours(rest)}` : inDays(Math.floor(minutes / DAY))
  }
}
