/** The mark of Lunette: two circles, one filled with the accent. */
export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="9" cy="12" r="7.2" fill="var(--accent)" />
      <circle cx="15.5" cy="12" r="7.2" fill="none" stroke="var(--ink)" strokeWidth="1.8" />
    </svg>
  )
}
