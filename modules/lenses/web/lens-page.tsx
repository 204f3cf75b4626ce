import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useMay } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { DataTable } from '#platform/ui/data-table.tsx'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { Money } from '#platform/ui/money.tsx'
import { PageHead } from '#platform/ui/page-head.tsx'
import { Panel } from '#platform/ui/panel.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import { Tag } from '#platform/ui/tag.tsx'
import { paths } from '#web/paths'
import type { LensWhole } from '../contract.ts'
import { CoverageMap } from './coverage-map.tsx'
import { LinksPart } from './links-part.tsx'
import classes from './lenses.module.css'
import { useLensNames } from './names.ts'
import { useSayLens } from './say-lens.tsx'
import { useNumbers } from './use-numbers.ts'

/** One lens of a maker: what it is, in which powers it is made, what may be had with it, and which article of the shop it is. */
export default function LensPage() {
  const { t } = useLingui()
  const { id = '' } = useParams({ strict: false })
  const { kinds } = useLensNames()
  const sayLens = useSayLens()
  const mayLink = useMay('products.write')
  const read = useRead<LensWhole>(`/lens-types/${id}`, { kinds: ['lenses'] })
  const lens = read.data
  const back = { to: paths.lensTypes(), label: t`Lenses` }
  if (!lens) {
    return (
      <>
        <PageHead title={t`Lens`} back={back} />
        <div className={classes.body}>{read.error ? <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} /> : <Loading label={t`Fetching the lens`}><BoneRows rows={6} /></Loading>}</div>
      </>
    )
  }
  return (
    <>
      <PageHead title={lens.name} note={lens.maker} back={back}><Tag>{kinds[lens.kind]}</Tag></PageHead>
      <div className={classes.body}>
        <p className={classes.line}>
          {[sayLens(lens), lens.code, ...lens.insteadOf.map((old) => t`in the place of ${old}`)].join(' · ')}
          {lens.deliveryDays !== null && <> · <Trans>{lens.deliveryDays} working days</Trans></>}
        </p>
        <Panel title={<Trans>Powers</Trans>} note={<Trans>by the strongest principal meridian</Trans>} flush>
          {lens.sets.length > 0 ? <><CoverageMap sets={lens.sets.map((set) => ({ ...set, price: null }))} /><SetsTable lens={lens} /></> : <p className={classes.inside}><Trans>The catalogue says no powers for it.</Trans></p>}
        </Panel>
        {lens.options.length > 0 && <OptionsPanel lens={lens} />}
        <LinksPart lens={lens} mayLink={mayLink} />
      </div>
    </>
  )
}

function SetsTable({ lens }: { readonly lens: LensWhole }) {
  const { t } = useLingui()
  const { power, size, mm, prism } = useNumbers()
  const { priceKinds } = useLensNames()
  const hasAddition = lens.sets.some(({ additionTo }) => additionTo > 0)
  return (
    <DataTable
      caption={t`Powers by diameter`}
      rows={lens.sets.map((set, index) => ({ ...set, key: String(index) }))}
      rowKey={({ key }) => key}
      columns={[
        { id: 'diameter', head: t`Diameter`, width: '14%', cell: ({ diameter, opticalDiameter }) => (opticalDiameter === diameter ? mm(diameter) : `${mm(diameter)}/${mm(opticalDiameter)}`) },
        { id: 'power', head: t`Strongest meridian`, cell: ({ from, to }) => `${power(from)} … ${power(to)}` },
        { id: 'cylinder', head: t`Cylinder`, width: '17%', cell: ({ cylinderFrom, cylinderTo }) => `${size(cylinderFrom)}–${size(cylinderTo)}` },
        ...(hasAddition ? [{ id: 'addition', head: t`Addition`, width: '15%', cell: ({ additionFrom, additionTo }: { additionFrom: number; additionTo: number }) => `${power(additionFrom)} … ${power(additionTo)}` }] : []),
        { id: 'prism', head: t`Prism`, width: '12%', phone: 'hide' as const, numeric: true, cell: ({ prismTo }) => (prismTo ? prism(prismTo) : '–') },
        { id: 'price', head: priceKinds[lens.priceKind], width: '14%', numeric: true, phone: 'end' as const, cell: ({ price }) => (price ? <Money of={price} /> : '–') },
      ]}
    />
  )
}

function OptionsPanel({ lens }: { readonly lens: LensWhole }) {
  return (
    <Panel title={<Trans>Coatings and tints</Trans>}>
      <ul className={classes.options}>
        {lens.options.map(({ code, name, price, offered, needed }) => (
          <li key={code} data-off={!offered || undefined}>
            <b>{name}</b> <span className={classes.quiet}>{code}</span> {price && <Money of={price} />} {!offered && <em><Trans>not with this lens</Trans></em>} {needed && <em><Trans>always with this lens</Trans></em>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
