/** The solid triangle with an exclamation mark: something is late, wrong or wants a second look. Colour comes from around it. */
export function WarningMark({ size = 14, label }: { readonly size?: number; readonly label?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M8 1.8 14.8 13.8H1.2z" fill="currentColor" />
      <path d="M8 6.2v3.6M8 11.8v.1" stroke="var(--surface)" />
    </svg>
  )
}
