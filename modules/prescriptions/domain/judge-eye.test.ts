import { describe, expect, it } from 'vitest'
import { emptyEye } from './eye-values.ts'
import type { EyeValues } from './eye-values.ts'
import { applies, judgeEye } from './judge-eye.ts'

const eye = (values: Partial<EyeValues>): EyeValues => ({ ...emptyEye, ...values })

describe('judgeEye', () => {
  it.each([
    ['nothing said', {}],
    ['a sphere alone', { sphere: -4250 }],
    ['plano with a cylinder', { sphere: 0, cylinder: -750, axisDeg: 180 }],
    ['a cylinder of 0.00 without an axis', { sphere: 1000, cylinder: 0 }],
    ['two prisms', { prism: 200, prismBaseDeg: 0, prism2: 150, prism2BaseDeg: 90 }],
  ])('takes %s', (_, values) => {
    expect(judgeEye(eye(values), 'prescribed')).toEqual([])
  })

  it.each([
    [{ cylinder: -750 }, [{ cell: 'axisDeg', refusal: 'axis-missing' }]],
    [{ axisDeg: 90 }, [{ cell: 'axisDeg', refusal: 'axis-without-cylinder' }]],
    [{ cylinder: 0, axisDeg: 90 }, [{ cell: 'axisDeg', refusal: 'axis-without-cylinder' }]],
    [{ prism: 200 }, [{ cell: 'prismBaseDeg', refusal: 'base-missing' }]],
    [{ prismBaseDeg: 90 }, [{ cell: 'prismBaseDeg', refusal: 'base-without-prism' }]],
    [{ prism2: 200, prism2BaseDeg: 90 }, [{ cell: 'prism2', refusal: 'first-prism-missing' }]],
    [{ sphere: -39_125 }, [{ cell: 'sphere', refusal: 'outside-limits' }]],
    [{ sphere: -2300 }, [{ cell: 'sphere', refusal: 'between-steps' }]],
    [{ pd: 6300 }, [{ cell: 'pd', refusal: 'outside-limits' }]],
  ])('refuses %o', (values, refused) => {
    expect(judgeEye(eye(values), 'dispensed')).toEqual(refused)
  })

  it('lets a lab work out powers between the steps, within the same limits', () => {
    expect(judgeEye(eye({ sphere: 6060, cylinder: -1030, axisDeg: 117 }), 'compensated')).toEqual([])
    expect(judgeEye(eye({ sphere: 49_010 }), 'compensated')).toEqual([{ cell: 'sphere', refusal: 'outside-limits' }])
  })
})

it('skips what cannot apply', () => {
  expect([applies('axisDeg', eye({})), applies('axisDeg', eye({ cylinder: 0 })), applies('axisDeg', eye({ cylinder: -250 }))]).toEqual([false, false, true])
  expect([applies('prismBaseDeg', eye({})), applies('prismBaseDeg', eye({ prism: 100 })), applies('sphere', eye({}))]).toEqual([false, true, true])
})
