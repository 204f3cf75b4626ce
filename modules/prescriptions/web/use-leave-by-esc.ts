import { useKeys } from '#platform/ui/keys/use-keys'

/** `Esc` closes a form in which nothing was typed. Once something was it does nothing: neither the form nor the page goes by a slip of the hand. */
export const useLeaveByEsc = (isUntouched: boolean, onLeave: () => void): void => useKeys({ Esc: () => {
  if (isUntouched) onLeave()
} })
