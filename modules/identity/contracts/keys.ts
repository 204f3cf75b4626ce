import { z } from 'zod'
import { isFixedStroke, whyNotStroke } from '../domain/key-choices.ts'

const said = { 'no-key': 'write it as on key caps: Ctrl Shift H', browser: 'the browser takes this key first', fixed: 'lists and forms need this key' } as const
/** Neither NUL nor half a letter: the database keeps neither. */
const written = z.string().max(40).regex(/^\P{C}*$/u, said['no-key'])
const stroke = written.superRefine((text, refine) => {
  const refusal = whyNotStroke(text)
  if (refusal) refine.addIssue({ code: 'custom', message: said[refusal] })
})

/** Keys as a person has them: `changed` maps a usual stroke to the one pressed instead, or to null when it does nothing. */
export const keyChoices = z.object({
  singleLetters: z.boolean().meta({ description: 'Whether keys without Ctrl or Alt act outside text fields.' }),
  changed: z.record(written.refine((usual) => !isFixedStroke(usual), 'lists and forms need this key'), stroke.nullable()),
}).superRefine(({ changed }, refine) => {
  const chosen = Object.entries(changed).filter(([, one]) => one !== null)
  for (const [usual, one] of chosen) {
    if (chosen.some(([other, same]) => other !== usual && same === one)) refine.addIssue({ code: 'custom', path: ['changed', usual], message: 'another key has this stroke already' })
  }
  if (Object.keys(changed).length > 200) refine.addIssue({ code: 'custom', path: ['changed'], message: 'more than there are keys' })
})
