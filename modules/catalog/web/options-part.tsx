import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Checkbox } from '@mantine/core'
import { Money } from '#platform/ui/money.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import type { Product } from '../contract.ts'
import { whyNotOptions } from '../domain/index.ts'
import classes from './options.module.css'
import { useOptionGroupNames } from './say-details.tsx'
import { useLensOptions } from './use-lens-options.ts'

/** The options a lens may be had with, to be tried together: what does not go together says so. */
export function OptionsPart({ product }: { readonly product: Product }) {
  const offered = product.kind === 'lens' ? product.details.options : []
  const options = useLensOptions(offered.length > 0).filter(({ id, active }) => active && offered.includes(id))
  return options.length > 0 ? <TryOptions offered={offered} options={options} /> : null
}

function TryOptions({ offered, options }: { readonly offered: readonly string[]; readonly options: ReturnType<typeof useLensOptions> }) {
  const { t } = useLingui()
  const groups = useOptionGroupNames()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const refusals = whyNotOptions(offered, options.filter(({ id }) => chosen.includes(id)).map(({ id, details: { needs, excludes } }) => ({ id, needs, excludes })))
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? t`an option that this lens does not offer`
  return (
    <Panel title={t`Options`} note={t`try which go together`}>
      <ul className={classes.options}>
        {options.map(({ id, name, details, variants: [first] }) => (
          <li key={id}>
            <Checkbox label={name} checked={chosen.includes(id)} onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))} />
            <span className={classes.quiet}>{groups[details.group]}</span>
            {first?.price && <Money of={first.price} />}
          </li>
        ))}
      </ul>
      <div role="status">
        {refusals.map((refusal) => (
          <p key={`${refusal.refusal} ${refusal.option} ${'other' in refusal ? refusal.other : ''}`} className={classes.refusal}>
            {refusal.refusal === 'needs' && <Trans>{nameOf(refusal.option)} needs {nameOf(refusal.other)}.</Trans>}
            {refusal.refusal === 'excludes' && <Trans>{nameOf(refusal.option)} does not go with {nameOf(refusal.other)}.</Trans>}
          </p>
        ))}
      </div>
    </Panel>
  )
}
