import { useLingui } from '@lingui/react/macro'

/** Says what is wrong with an e-mail that was refused; what has no address's shape in words of our own, which help more than the server's. */
export function useEmailProblem(): (email: string, refusal: string | undefined) => string | undefined {
  const { t } = useLingui()
  return (email, refusal) => (refusal !== undefined && !/^\S+@\S+\.\S+$/.test(email.trim()) ? t`Write an address such as eva@example.com.` : refusal)
}
