import { z } from 'zod'
import { languages } from '#kernel/languages'
import { day } from '#platform/http/contract'

export const paperQuery = z.object({ language: z.enum(languages).optional().meta({ description: 'The customer\'s own when left out.' }) })
export const registerQuery = z.object({ from: day, to: day, language: z.enum(languages).optional() })
