import { Plural } from '@lingui/react/macro'
import { useState } from 'react'
import { useBranch } from '#modules/identity/web'
import { dayIn } from '#kernel/days'
import { ageOn } from '../domain/index.ts'

/** How old somebody is today at the branch. */
export function Age({ birthOn }: { readonly birthOn: string }) {
  const zone = useBranch()?.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  const [now] = useState(() => new Date())
  return <Plural value={ageOn(birthOn, dayIn(zone, now))} one="# year" other="# years" />
}
