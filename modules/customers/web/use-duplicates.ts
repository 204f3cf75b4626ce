import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useRead } from '#platform/ui/api/use-read'
import type { duplicates } from '../contract.ts'
import type { CustomerFields } from './customer-fields.ts'

/** Typing faster than this asks once. */
const restMs = 300

type Asked = Pick<CustomerFields, 'givenName' | 'familyName' | 'birthOn' | 'phones' | 'emails' | 'taxIds'>

/** Customers who may already be the one that is being typed. Nothing is asked until there is enough to tell people apart. */
export function useDuplicates(typed: Asked, exceptId?: string): z.output<typeof duplicates>['items'] {
  const question = questionOf(typed, exceptId)
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(question), restMs)
    return () => clearTimeout(timer)
  }, [question])
  const { data } = useRead<z.output<typeof duplicates>>(`/customers/duplicates?${asked}`, { kinds: ['customers'], enabled: asked !== '' })
  return question === '' ? [] : (data?.items ?? [])
}

function questionOf({ givenName, familyName, birthOn, phones, emails, taxIds }: Asked, exceptId: string | undefined): string {
  const [phone, email, taxId] = [phones[0]?.trim(), emails[0]?.trim(), taxIds[0]?.value.trim()]
  const named = givenName.trim() !== '' && familyName.trim().length > 1
  if (!named && !phone && !email && !taxId && familyName.trim().length < 4) return ''
  return new URLSearchParams({ givenName: givenName.trim(), familyName: familyName.trim(), ...(phone && { phone }), ...(email && { email }), ...(taxId && { taxId }), ...(birthOn && { birthOn }), ...(exceptId && { exceptId }) }).toString()
}
