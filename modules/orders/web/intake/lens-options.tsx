import { Trans, useLingui } from '@lingui/react/macro'
import { IconCheck } from '@tabler/icons-react'
import { whyNotOptions, type OptionRefusal } from '#modules/catalog/domain'
import { useLensOptions, variantsOf, type PickedVariant } from '#modules/catalog/web'
import { EyeMark } from '#modules/prescriptions/web'
import { Money } from '#platform/ui/money.tsx'
import { offeredBy, type Eye, type IntakeDraft } from './draft.ts'
import classes from './intake-page.module.css'

export interface LensOptionsProps {
  readonly draft: Pick<IntakeDraft, 'right' | 'left' | 'options'>
  readonly onOption: (eyes: readonly Eye[], option: PickedVariant, chosen: boolean) => void
}

/** What the lenses can have besides; for both eyes at once while both have the same lens and the same options. */
export function LensOptions({ draft: { right, left, options }, onOption }: LensOptionsProps) {
  const chosenFor = (eye: Eye) => options.filter((option) => option.eye === eye).map(({ product }) => product.id).toSorted()
  const alike = right !== null && left !== null && right.variant.id === left.variant.id && chosenFor('right').join() === chosenFor('left').join()
  const groups: readonly { readonly eyes: readonly Eye[]; readonly lens: PickedVariant | null }[] = alike ? [{ eyes: ['right', 'left'], lens: right }] : [{ eyes: ['right'], lens: right }, { eyes: ['left'], lens: left }]
  return groups.map(({ eyes, lens }) => lens && <OptionsOf key={eyes.join()} eyes={eyes} lens={lens} chosen={chosenFor(eyes[0]!)} onOption={onOption} />)
}

interface OptionsOfProps extends Pick<LensOptionsProps, 'onOption'> {
  readonly eyes: readonly Eye[]
  readonly lens: PickedVariant
  readonly chosen: readonly string[]
}

function OptionsOf({ eyes, lens, chosen, onOption }: OptionsOfProps) {
  const { t } = useLingui()
  const offered = offeredBy(lens)
  const all = useLensOptions(offered.length > 0)
  const options = all.filter(({ id, active }) => active && offered.includes(id))
  if (options.length === 0) return null
  const asChosen = all.filter(({ id }) => chosen.includes(id)).map(({ id, details: { needs, excludes } }) => ({ id, needs, excludes }))
  const whyNot = (option: (typeof options)[number]) => whyNotOptions(offered, [...asChosen, { id: option.id, ...option.details }]).find((refusal) => refusal.option === option.id || ('other' in refusal && refusal.other === option.id))
  const [eye] = eyes
  const name = eyes.length > 1 ? t`Options of both lenses` : eye === 'right' ? t`Options of the right lens` : t`Options of the left lens`
  return (
    <div className={classes.options} role="group" aria-label={name}>
      <p>{eyes.length === 1 && eye && <EyeMark eye={eye} />}<Trans>Options</Trans></p>
      {options.map((option) => {
        const on = chosen.includes(option.id)
        const refusal = on ? undefined : whyNot(option)
        const [picked] = variantsOf(option)
        if (!picked) return null
        return (
          <button key={option.id} type="button" className={classes.option} aria-pressed={on} aria-disabled={refusal ? true : undefined} onClick={() => !refusal && onOption(eyes, picked, !on)}>
            {on && <IconCheck aria-hidden />}
            <span>{option.name}</span>
            {refusal ? <em><WhyNot refusal={refusal} of={option.id} options={all} /></em> : picked.variant.price && <small>+<Money of={picked.variant.price} /></small>}
          </button>
        )
      })}
    </div>
  )
}

/** Why an option cannot be had beside the others, in three words. */
function WhyNot({ refusal, of, options }: { readonly refusal: OptionRefusal; readonly of: string; readonly options: ReturnType<typeof useLensOptions> }) {
  const nameOf = (id: string) => options.find((option) => option.id === id)?.name ?? ''
  if (refusal.refusal === 'not-offered') return <Trans>not with this lens</Trans>
  const other = nameOf(refusal.option === of ? refusal.other : refusal.option)
  return refusal.refusal === 'needs' ? <Trans>needs {other}</Trans> : <Trans>not with {other}</Trans>
}
