import { Trans } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCalling } from '#platform/ui/api/calling'
import { Problem } from '#platform/ui/api/problem'
import { takeFile } from '#platform/ui/api/take-file'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import classes from './lenses.module.css'

type Form = 'csv' | 'b2boptic'
const names: Readonly<Record<Form, string>> = { csv: 'CSV', b2boptic: 'b2bOptic' }

/** A catalogue taken out as a file; what a form has no room for is said here. */
export function ExportWays({ catalogueId }: { readonly catalogueId: string }) {
  const { organizationId } = useCalling()
  const [pending, setPending] = useState<Form | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const take = async (form: Form) => {
    setPending(form)
    setProblem(null)
    await takeFile(`/lens-catalogues/${catalogueId}/file?form=${form}`, organizationId).catch(setProblem)
    setPending(null)
  }
  const obstacles = obstaclesOf(problem)
  return (
    <>
      {problem !== null && <ProblemOf problem={problem} />}
      {obstacles.length > 0 && (
        <details className={classes.details}>
          <summary><Trans>What has no room</Trans></summary>
          <ul>{obstacles.map(({ file, field, value }) => <li key={`${file} ${field} ${value}`}><b>{file}</b> {field}: {value}</li>)}</ul>
        </details>
      )}
      {(['csv', 'b2boptic'] as const).map((form) => (
        <Button key={form} size="xs" loading={pending === form} disabled={pending !== null} onClick={() => void take(form)} leftSection={<IconDownload aria-hidden />}>{names[form]}</Button>
      ))}
    </>
  )
}

interface Obstacle { readonly file: string; readonly field: string; readonly value: string }

const obstaclesOf = (problem: unknown): readonly Obstacle[] => {
  const said = problem instanceof Problem ? problem.extra['obstacles'] : undefined
  return Array.isArray(said) ? said as Obstacle[] : []
}
