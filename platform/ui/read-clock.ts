/** Reads a time of day as people type it: `9`, `930`, `9:30`, `18.00`, `8h`. Gives `HH:MM`, or null when there is no such time. */
export function readClock(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?$/.exec(text.trim().toLowerCase())
  if (!parts) return null
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}
