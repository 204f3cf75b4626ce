import { Fragment, type ReactNode } from 'react'

/** Short facts in one line with dots between them; what is missing takes no dot. */
export function Dotted({ parts }: { readonly parts: readonly ReactNode[] }) {
  const shown = parts.filter((part) => part !== null && part !== undefined && part !== false && part !== '')
  // Facts have no identity but their place.
  return shown.map((part, index) => <Fragment key={String(index)}>{index > 0 && ' · '}{part}</Fragment>)
}
