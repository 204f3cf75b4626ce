/** As a `ref`: puts the cursor into the first field of a form that somebody has just opened. Stable, so it acts once. */
export const focusOnOpen = (element: HTMLElement | null): void => element?.focus()
