import { Trans, useLingui } from '@lingui/react/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '#kernel/ids'
import { useSend } from '#platform/ui/api/use-send'
import classes from './roles-field.module.css'
import type { Skill, StaffMember } from './types.ts'

type Skills = StaffMember['skills']

export interface SkillsFieldProps {
  readonly skills: readonly Skill[]
  readonly value: Skills
  readonly onChange: (skills: Skills) => void
}

/** What somebody can do, and how well: 1 learns it, 5 teaches it. New skills are named right here. */
export function SkillsField({ skills, value, onChange }: SkillsFieldProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const add = useSend<Skill, { id: string; name: string }>({ name: 'skill.add', method: 'POST', path: '/skills', kinds: ['identity'] })
  const level = (skillId: string) => value.find((one) => one.skillId === skillId)?.level ?? 0
  const setLevel = (skillId: string, to: number) => {
    const others = value.filter((one) => one.skillId !== skillId)
    onChange(to === 0 ? others : [...others, { skillId, level: to }].toSorted((a, b) => a.skillId.localeCompare(b.skillId)))
  }
  const addSkill = async () => {
    const made = await add.send({ id: newId(), name: name.trim() })
    if (!made) return
    setName('')
    setLevel(made.answer.id, 3)
  }
  const levels = [
    { value: '0', label: '–' },
    { value: '1', label: t`1, learns it` },
    { value: '2', label: '2' },
    { value: '3', label: t`3, does it alone` },
    { value: '4', label: '4' },
    { value: '5', label: t`5, teaches it` },
  ]
  return (
    <fieldset className={classes.field}>
      <legend className={classes.legend}><Trans>Skills</Trans></legend>
      {skills.map((skill) => (
        <div key={skill.id} className={classes.skill}>
          <span>{skill.name}</span>
          <NativeSelect size="xs" aria-label={skill.name} value={String(level(skill.id))} onChange={(event) => setLevel(skill.id, Number(event.currentTarget.value))} data={levels} />
        </div>
      ))}
      <div style={{ display: 'flex', gap: 6, marginTop: 8 }}>
        <TextInput style={{ flex: 1 }} aria-label={t`Name of a new skill`} placeholder={t`A new skill, such as contact lenses`} maxLength={80} value={name} error={add.problem?.at('name')} onChange={(event) => setName(event.currentTarget.value)} />
        <Button disabled={name.trim() === '' || add.pending} onClick={() => void addSkill()}><Trans>Add</Trans></Button>
      </div>
    </fieldset>
  )
}
