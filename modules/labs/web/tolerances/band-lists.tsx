import { Trans, useLingui } from '@lingui/react/macro'
import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { lensDesigns } from '../../domain/index.ts'
import type { LensDesign } from '../../domain/index.ts'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import classes from '../labs.module.css'
import { useLabWords } from '../words.ts'
import { BandRows } from './band-rows.tsx'
import { useFigureWords } from './figure-words.ts'
import { listsByDesign, listsForAll } from './typed-figures.ts'
import type { Faults, ListKey, TypedFigures } from './typed-figures.ts'
import bands from './tolerances.module.css'

interface BandListsProps { readonly typed: TypedFigures; readonly faults: Faults; /** Left out: to be read only. */ readonly onType?: (typed: TypedFigures) => void }

/** All figures of a table: what depends on the kind of lens under its name, below it what holds for all. */
export function BandLists({ typed, faults, onType }: BandListsProps) {
  const { t } = useLingui()
  const { lensKinds } = useLabWords()
  const { lists, faultWords, size } = useFigureWords()
  const [design, setDesign] = useState<LensDesign>('single-vision')
  const designNames = { 'single-vision': lensKinds['single-vision'], multifocal: lensKinds.bifocal, progressive: lensKinds.progressive }
  const broken = (one: LensDesign) => [...faults.keys()].some((key) => listsByDesign.some((name) => key.startsWith(`${name}.${one}.`)))
  const rows = (key: ListKey) => <BandRows key={key} at={key} title={lists[key.split('.')[0] as keyof typeof lists]} bands={typed.lists[key] ?? []} faults={faults} {...(onType && { onBands: (next) => onType({ ...typed, lists: { ...typed.lists, [key]: next } }) })} />
  const heights = [['height', t`Height of each lens may be off by, mm`], ['heightDifference', t`Difference of the heights may be off by, mm`]] as const
  return (
    <div className={classes.stack}>
      {onType && <p className={classes.plain}><Trans>Each row holds up to its size, both ends included; the last row has no end. Write {size} for dioptres, 2 % for a share of the power, 1 mm for what a centre beside its place makes of the power.</Trans></p>}
      <SegmentedControl
        fullWidth
        aria-label={t`Kind of lens`}
        value={design}
        onChange={(next) => setDesign(lensDesigns.find((one) => one === next) ?? design)}
        data={lensDesigns.map((one) => ({ value: one, label: <span className={bands.kind}>{designNames[one]}{broken(one) && <WarningMark size={11} />}</span> }))}
      />
      {listsByDesign.map((name) => rows(`${name}.${design}`))}
      <h3 className={bands.forAll}><Trans>For all kinds of lenses</Trans></h3>
      {listsForAll.map(rows)}
      <div className={bands.heights}>
        {heights.map(([name, label]) => {
          const fault = faults.get(name)
          return onType ? <TextInput key={name} label={label} inputMode="decimal" maxLength={6} placeholder="–" value={typed[name]} error={fault && faultWords[fault]} onChange={(event) => onType({ ...typed, [name]: event.currentTarget.value })} />
            : <p key={name} className={classes.plain}>{label}: <b>{typed[name] || '–'}</b></p>
        })}
      </div>
      {faults.has('') && <p className={bands.fault}><WarningMark size={12} /> {faultWords['no-figure']}</p>}
    </div>
  )
}
