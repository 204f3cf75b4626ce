import { Trans, useLingui } from '@lingui/react/macro'
import { accentVariables } from '#kernel/accent-variables'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import { contrast, whyNotAccent, type Accent, type AccentRefusal } from '../domain/index.ts'
import classes from './accent-field.module.css'
import { accents, lunetteAccent } from '#platform/ui/accents'

export interface AccentFieldProps {
  /** Null: Lunette's own. */
  readonly value: Accent | null
  readonly onChange: (accent: Accent | null) => void
}

const same = (one: Accent, other: Accent | null) => one.light === (other ?? lunetteAccent).light && one.dark === (other ?? lunetteAccent).dark

/** An organization's colour as a light and a dark one. A pair that could not be read, or that looks like overdue, is refused as it is picked. */
export function AccentField({ value, onChange }: AccentFieldProps) {
  const { i18n, t } = useLingui()
  const refusals = useRefusals()
  const shown = value ?? lunetteAccent
  const refusal = whyNotAccent(shown)
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}><Trans>Colour</Trans></legend>
      <div className={classes.swatches}>
        {accents.map((accent) => (
          <label key={accent.light} className={classes.swatch} title={i18n._(accent.name)}>
            <input type="radio" name="accent" checked={same(accent, value)} onChange={() => onChange(same(accent, null) ? null : { light: accent.light, dark: accent.dark })} />
            <span style={{ background: `linear-gradient(135deg, ${accent.light} 50%, ${accent.dark} 50%)` }} />
            <span className="sr-only">{i18n._(accent.name)}</span>
          </label>
        ))}
      </div>
      <div className={classes.pair}>
        {(['light', 'dark'] as const).map((scheme) => (
          <label key={scheme} className={classes.colour}>
            <span>{scheme === 'light' ? t`On light ground` : t`On dark ground`}</span>
            <span className={classes.picked}>
              <input type="color" value={shown[scheme].toLowerCase()} onChange={(event) => onChange({ ...shown, [scheme]: event.currentTarget.value.toUpperCase() })} />
              <code>{shown[scheme]}</code>
            </span>
            <span className={classes.preview} data-scheme={scheme} style={accentVariables(shown, scheme) as React.CSSProperties}>
              <b><Trans>Take the order</Trans></b>
              <i><Trans>A link</Trans></i>
              <small>{contrast(shown[scheme], scheme === 'light' ? '#FFFFFF' : '#191D20').toFixed(1)} : 1</small>
            </span>
          </label>
        ))}
      </div>
      {refusal && (
        <p className={classes.refusal} role="alert">
          <WarningMark size={13} />
          {refusals[refusal]}
        </p>
      )}
    </fieldset>
  )
}

/** Why a pair is refused, with what to do instead. */
function useRefusals(): Readonly<Record<AccentRefusal, string>> {
  const { t } = useLingui()
  return {
    'too-pale-on-light': t`Too pale on white: text in it could not be read. Pick a darker one for light ground.`,
    'too-dark-on-dark': t`Too dark on black: text in it could not be read. Pick a lighter one for dark ground.`,
    'too-near-to-late': t`Too near to the red that means overdue. Pick another hue.`,
  }
}
