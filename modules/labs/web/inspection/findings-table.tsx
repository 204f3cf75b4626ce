import { Trans, useLingui } from '@lingui/react/macro'
import { EyeMark, useDecimalMark } from '#modules/prescriptions/web'
import { WarningMark } from '#platform/ui/warning-mark.tsx'
import type { FindingView } from '../../contract.ts'
import { writeFinding } from '../../domain/index.ts'
import { useLabWords } from '../words.ts'
import classes from './inspection.module.css'

/** Every difference, how much it may be, and which are outside. */
export function FindingsTable({ findings, judged }: { readonly findings: readonly FindingView[]; readonly judged: boolean }) {
  const { t } = useLingui()
  const { compared } = useLabWords()
  const mark = useDecimalMark()
  return (
    <table className={classes.findings}>
      <caption className="sr-only">{t`Differences between ordered and measured`}</caption>
      <thead>
        <tr>
          <th scope="col"><Trans>Value</Trans></th><th scope="col" data-numeric><Trans>Ordered</Trans></th><th scope="col" data-numeric><Trans>Measured</Trans></th><th scope="col" data-numeric><Trans>Difference</Trans></th>
          {judged && <th scope="col" data-numeric><Trans>Allowed</Trans></th>}
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => {
          const said = writeFinding(finding, mark)
          return (
            <tr key={`${finding.eye} ${finding.what}`} data-outside={finding.within === false || undefined}>
              <td><span className={classes.what}>{finding.eye !== 'pair' && <EyeMark eye={finding.eye} />}{compared[finding.what]}{finding.within === false && <><WarningMark size={12} /><span className="sr-only">{t`outside`}</span></>}</span></td>
              <td data-numeric>{said.ordered}</td><td data-numeric>{said.measured}</td><td data-numeric>{said.difference}</td>
              {judged && <td data-numeric>{said.limit ?? '–'}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
