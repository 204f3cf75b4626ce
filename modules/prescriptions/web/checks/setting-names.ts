import { useLingui } from '@lingui/react/macro'
import type { JumpKey, LimitKey } from '../../domain/index.ts'

/** What a setting is called, what it counts in, and how many whole units that is. */
export interface SettingName { readonly name: string; readonly unit: string; readonly scale: number }

export function useLimitNames(): Readonly<Record<LimitKey, SettingName>> {
  const { t } = useLingui()
  const [D, mm, degrees] = [{ unit: 'D', scale: 1000 }, { unit: 'mm', scale: 100 }, { unit: '°', scale: 10 }]
  return {
    sphere: { name: t`Sphere`, ...D }, cylinder: { name: t`Cylinder`, ...D }, addition: { name: t({ id: 'cell.addition', message: 'Add' }), ...D }, vertex: { name: t`Vertex distance`, ...mm },
    tilt: { name: t`Tilt`, ...degrees }, wrap: { name: t`Wrap`, ...degrees }, pdBoth: { name: t`PD of both eyes`, ...mm }, pdOne: { name: t`PD of one eye`, ...mm },
  }
}

export function useJumpNames(): Readonly<Record<JumpKey, SettingName>> {
  const { t } = useLingui()
  const [D, degrees] = [{ unit: 'D', scale: 1000 }, { unit: '°', scale: 1 }]
  return {
    signFlip: { name: t`A sign that turned, from`, ...D }, power: { name: t`Power, from`, ...D }, cylinder: { name: t`Cylinder, from`, ...D }, axisDeg: { name: t`Axis, over`, ...degrees },
    axisFromCylinder: { name: t`an axis weighs from a cylinder of`, ...D }, additionFall: { name: t`A fall of the addition, from`, ...D }, anisometropia: { name: t`Eyes apart, from`, ...D }, pdBoth: { name: t`PD of both eyes, from`, unit: 'mm', scale: 100 },
  }
}
