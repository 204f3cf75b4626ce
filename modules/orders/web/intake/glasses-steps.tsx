import { Trans, useLingui } from '@lingui/react/macro'
import { ProductPicker, useSayDetails, type PickedVariant } from '#modules/catalog/web'
import { LensCheck } from '#modules/lenses/web'
import type { ValuesFor } from '#modules/prescriptions/domain'
import { EyeMark, Pictures } from '#modules/prescriptions/web'
import { Money } from '#platform/ui/money.tsx'
import { frameDetails, lensIndex } from '../glasses-details.ts'
import type { DraftLine, Eye, IntakeDraft } from './draft.ts'
import classes from './intake-page.module.css'
import { LensOptions, type LensOptionsProps } from './lens-options.tsx'
import { StepPanel } from './step-panel.tsx'
import { WhyField, type WhyFieldProps } from '../special-lenses/why-field.tsx'

export interface FrameStepProps {
  readonly step: number
  readonly frame: DraftLine | null
  /** What the eyes need, once it is known: where the pupils stand in this frame. */
  readonly values: ValuesFor | null
  readonly error: string | undefined
  readonly onPick: (frame: PickedVariant | null) => void
}

/** The frame; none for glasses that the customer brings. */
export function FrameStep({ step, frame, values, error, onPick }: FrameStepProps) {
  const { t } = useLingui()
  return (
    <div data-ask="frame" data-answered={frame ? true : undefined}>
      <StepPanel step={step} title={t`Frame`} cap="F8" aside={frame ? undefined : <Trans>none for the customer's own</Trans>}>
        <div className={classes.titled}>
          <ProductPicker kind="frame" label={t`Frame`} placeholder={t`Name, colour or code`} value={frame} error={error} onPick={onPick} />
        </div>
        {frame && <Said line={frame} />}
        {frame && values && <Pictures show={['frame']} values={values} frame={frameDetails(frame.product)} />}
      </StepPanel>
    </div>
  )
}

export interface LensesStepProps {
  readonly step: number
  readonly lenses: Pick<IntakeDraft, Eye | 'options' | 'frame' | 'lensReasons'>
  readonly values: ValuesFor | null
  readonly onPick: (eye: Eye, lens: PickedVariant | null) => void
  readonly onOption: LensOptionsProps['onOption']
  readonly onReasons: WhyFieldProps['onReasons']
}

/** Right and left lens. One choice fills both; another one on the left stays there. */
export function LensesStep({ step, lenses, values, onPick, onOption, onReasons }: LensesStepProps) {
  const { t } = useLingui()
  const names = { right: t`Right lens`, left: t`Left lens` }
  return (
    <StepPanel step={step} title={t`Lenses`} cap="F9" aside={lenses.right ? undefined : <Trans>one choice fills both</Trans>}>
      <div className={classes.lenses}>
        {(['right', 'left'] as const).map((eye) => {
          const lens = lenses[eye]
          return (
            <div key={eye} className={classes.lens} data-ask={eye} data-answered={lens || (eye === 'left' && lenses.right) ? true : undefined}>
              <EyeMark eye={eye} />
              <div>
                <div className={classes.titled}>
                  <ProductPicker kind="lens" label={names[eye]} placeholder={t`Name, index or code`} value={lens} onPick={(chosen) => onPick(eye, chosen)} />
                </div>
                {lens && <Said line={lens} />}
              </div>
            </div>
          )
        })}
      </div>
      {lenses.frame && values && (
        <Pictures show={['lenses']} values={values} frame={frameDetails(lenses.frame.product)} indices={{ right: lensIndex(lenses.right?.product), left: lensIndex((lenses.left ?? lenses.right)?.product) }} />
      )}
      {values && <LensesCheck lenses={lenses} values={values} onPick={onPick} onReasons={onReasons} />}
      <LensOptions draft={lenses} onOption={onOption} />
    </StepPanel>
  )
}

/** Whether the makers can make them so. */
function LensesCheck({ lenses: { right, left, frame, options, lensReasons }, values, onPick, onReasons }: Pick<LensesStepProps, 'lenses' | 'onPick' | 'onReasons'> & { readonly values: ValuesFor }) {
  const chosen = right ?? left
  return (
    <LensCheck
      values={values} frame={frameDetails(frame?.product)} variants={{ right: right?.variant.id ?? null, left: left?.variant.id ?? null }} options={{ right: namesOf(options, 'right'), left: namesOf(options, 'left') }}
      kind={chosen?.product.kind === 'lens' ? chosen.product.details.design : null}
      why={(eye) => { const lens = { right, left }[eye]; return lens && <WhyField lens={{ eye, variantId: lens.variant.id }} reasons={lensReasons} onReasons={onReasons} /> }}
      onTake={(eye, article) => { for (const one of eye === 'both' ? ['right', 'left'] as const : [eye]) onPick(one, article) }}
    />
  )
}

/** Under what was chosen: colour, size or index, and its price. */
function Said({ line: { product, variant } }: { readonly line: DraftLine }) {
  const say = useSayDetails()
  return <p className={classes.said}><span>{say(product)}</span>{variant.price && <b><Money of={variant.price} /></b>}</p>
}

const namesOf = (options: IntakeDraft['options'], eye: Eye): string[] => options.filter((option) => option.eye === eye).map(({ product }) => product.name)
