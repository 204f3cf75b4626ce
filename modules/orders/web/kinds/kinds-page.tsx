import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Language } from '#kernel/languages'
import { SettingsFrame } from '#modules/identity/web'
import { useRead } from '#platform/ui/api/use-read'
import { KeyCaps } from '#platform/ui/key-cap.tsx'
import { useKeys } from '#platform/ui/keys/use-keys'
import { BoneRows, Loading } from '#platform/ui/loading.tsx'
import { ProblemOf } from '#platform/ui/problem-panel.tsx'
import type { z } from 'zod'
import type { kindSettingsPage } from '../../contract.ts'
import { KindEditor } from './kind-editor.tsx'
import classes from './kinds-page.module.css'

/** The kinds of order and the stages that each goes through: what the shop can change about its own work. */
export default function KindsPage() {
  const { i18n, t } = useLingui()
  const language = i18n.locale as Language
  const read = useRead<z.output<typeof kindSettingsPage>>('/order-kinds/settings', { kinds: ['orders', 'order-kinds'] })
  const [chosen, setChosen] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const kinds = read.data?.items ?? []
  const kind = kinds.find(({ code }) => code === chosen) ?? kinds[0]
  useKeys(kind && !adding ? { N: () => setAdding(true) } : {})
  return (
    <SettingsFrame title="orderKinds" actions={kind && !adding && <Button leftSection={<IconPlus aria-hidden />} rightSection={<KeyCaps caps={['N']} />} onClick={() => setAdding(true)}><Trans>New kind like this one</Trans></Button>}>
      {read.error && <ProblemOf problem={read.error} ways={<Button onClick={() => void read.refetch()}><Trans>Try again</Trans></Button>} />}
      {!read.data && !read.error && <Loading label={t`Fetching kinds of order`}><BoneRows rows={6} /></Loading>}
      {kind && (
        <>
          <nav className={classes.kinds} aria-label={t`Kinds of order`}>
            {kinds.map(({ code, names, active }) => (
              <button key={code} type="button" aria-pressed={code === kind.code} data-off={!active || undefined} onClick={() => { setChosen(code); setAdding(false) }}>{names[language]}{!active && ` (${t`not in use`})`}</button>
            ))}
          </nav>
          <KindEditor
            key={`${kind.code}/${kind.version}/${adding}`} kind={adding ? { ...kind, names: emptied(kind.names) } : kind} taken={adding ? kinds.map(({ code }) => code) : null}
            onSaved={(code) => { setChosen(code); setAdding(false) }} onCancel={() => setAdding(false)}
          />
        </>
      )}
    </SettingsFrame>
  )
}

const emptied = (names: Readonly<Record<Language, string>>): Record<Language, string> => ({ ...names, en: '', cs: '', 'pt-BR': '', 'zh-CN': '' })
