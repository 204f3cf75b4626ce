import { emptyEye, otherEye } from './eye-values.ts'
import type { Cell, Eye } from './eye-values.ts'
import { judgeEye } from './judge-eye.ts'
import { readBase } from './read-base.ts'
import { readCell } from './read-cell.ts'
import { readNear } from './read-near.ts'
import { readPower } from './read-power.ts'

/** What a written line says of one eye. */
export interface WrittenLine { readonly eye: Eye; readonly values: Partial<Record<Cell, number>> }

/** Behind a word no letter may follow: `x90` is an axis, `xy90` nothing. Nor behind a number another figure: `-0.5090` is no power and no axis. */
const end = '(?![\\p{L}])'
const power = `(?:近视|近視|远视|遠視)?\\s?(?:[-+−–—‒‐=]\\s?)?(?:\\d{1,4}(?:[.,]\\d{1,3})?|[.,]\\d{1,3})(?![.,]?\\d)\\s?(?:度|(?:dptr|dpt|dp|ds|dc|d|sph|cyl|cil)${end})?|(?:plano|plan|pl|p|ds|sph)${end}|∞|平光?`
const marks: readonly (readonly [RegExp, Eye])[] = [
  [/^(?:od|op|re|r|p)(?![\p{L}])\s*[.:]?\s*|^右眼?\s*[.:]?\s*/iu, 'right'],
  [/^(?:os|og|oe|oi|ol|le|l)(?![\p{L}])\s*[.:]?\s*|^左眼?\s*[.:]?\s*/iu, 'left'],
]
const sphere = new RegExp(`^(?:(?:sph|sf|esf|s|球镜?)[.:]?\\s*)?(${power})`, 'iu')
const cylinder = new RegExp(`^(?:(?:cyl|cil|c|柱镜?|散光)[.:]?\\s*)?(${power})`, 'iu')
const axis = /^(?:(?:x|×|\*|@|axis|axe|ax|osa|eixo|轴位?)[.:]?\s*)?(\d{1,3})(?![\d.,])\s*[°度]?/iu
const addition = new RegExp(`^(?:addition|addice|adice|adição|adicao|add|ad|下加光?|加光)[.:]?\\s*(${power})`, 'iu')
const near = new RegExp(`^(?:near|na blízko|do blízka|blízko|perto|近用)[.:]?\\s*(${power})`, 'iu')
const pd = /^(?:pd|dnp|瞳距)[.:]?\s*(\d{1,2}(?:[.,]\d{1,2})?)(?![\d.,])\s*(?:mm)?/iu
const prism = /^(?:(?:prism|prizma|prisma|棱镜)[.:]?\s*)?(\d{1,2}(?:[.,]\d{1,2})?)(?![.,]?\d)\s*[Δ∆△]?\s*(?:(?:base|baze|báze|基底朝?)\s*)?([\p{L}]+|\d{1,3}\s*°)/iu
const isPrism = /^(?:prism|prizma|prisma|棱镜)|^\d{1,2}(?:[.,]\d{1,2})?\s*[Δ∆△]/iu
const between = /^[\s;|/]+/u

/**
 * A whole written line of one eye: `-2,25 -0,50 x 90 add 2.00`, `OD -1.00/-0.50x180`, `右 -225度 散光-50度 轴90`. A line that names no eye is of
 * `row`, where it was pasted. Both powers carry their own sign, an axis stands behind a cylinder, what else there is is named by
 * its word; anything over, or a second reading, and the line is not read at all: null. Never a guess.
 */
export function readLine(text: string, row: Eye): WrittenLine | null {
  const line = text.normalize('NFKC').replace(/,(?=\s)/gu, ' ').trim()
  const named = marks.flatMap(([mark, eye]) => (mark.test(line) ? [{ eye, body: line.replace(mark, '') }] : []))
  // P is an eye in Czech and plano elsewhere: it is what lets the rest be read, and nothing when both do.
  const ways = [...named, ...(named.length === 0 || /^p(?![\p{L}])/iu.test(line) ? [{ eye: row, body: line }] : [])]
  const read = ways.flatMap(({ eye, body }) => {
    const values = readBody(body, eye)
    return values ? [{ eye, values }] : []
  })
  return read.length === 1 ? read[0]! : null
}

/** One or two written lines, by eye; null unless each is read and no eye is named twice. Two lines name their eyes. */
export function readLines(text: string, row: Eye): Partial<Record<Eye, WrittenLine['values']>> | null {
  const lines = text.normalize('NFKC').split(/[\r\n]+|(?<=[\s;,])(?=(?:od|os|op|ol|og|oe|oi)(?![\p{L}])|右|左)/iu).map((line) => line.replace(/[\s;,]+$/u, '').trim()).filter((line) => line !== '')
  if (lines.length < 1 || lines.length > 2) return null
  const [first, second] = lines.map((line) => ({ here: readLine(line, row), there: readLine(line, otherEye(row)) }))
  if (!first?.here) return null
  if (!second) return { [first.here.eye]: first.here.values }
  // A line that names its eye is of that eye wherever it was pasted.
  const bothNamed = first.there?.eye === first.here.eye && second.here !== null && second.there?.eye === second.here.eye
  return bothNamed && second.here && first.here.eye !== second.here.eye ? { [first.here.eye]: first.here.values, [second.here.eye]: second.here.values } : null
}

function readBody(body: string, eye: Eye): WrittenLine['values'] | null {
  const values: Partial<Record<Cell, number>> = {}
  let rest = body
  const take = (shape: RegExp): RegExpExecArray | null => {
    const found = shape.exec(rest)
    if (found) rest = rest.slice(found[0].length).replace(between, '')
    return found
  }
  /** False where the text says nothing, or the cell was said already. */
  const say = (cell: Cell, value: number | null): boolean => {
    if (value === null || values[cell] !== undefined) return false
    values[cell] = value
    return true
  }
  if (!say('sphere', valueOf(readPower(take(sphere)?.[1] ?? '')))) return null
  if (/^(?:cyl|cil|c[.:\s]|柱|散光|[-+−–—‒‐=]|0|pl|ds|∞|平)/iu.test(rest)) {
    if (!say('cylinder', valueOf(readPower(take(cylinder)?.[1] ?? '')))) return null
    if (values.cylinder !== 0 && !say('axisDeg', valueOf(readCell('axisDeg', take(axis)?.[1] ?? '', eye)))) return null
  }
  while (rest !== '') {
    const said = isPrism.test(rest) ? sayPrism(take(prism), eye, say)
      : addition.test(rest) ? say('addition', valueOf(readPower(take(addition)?.[1] ?? '', 'plus')))
        : near.test(rest) ? say('addition', valueOf(readNear(take(near)?.[1] ?? '', values.sphere ?? null)))
          : pd.test(rest) && say('pd', valueOf(readCell('pd', take(pd)?.[1] ?? '', eye)))
    if (!said) return null
  }
  return judgeEye({ ...emptyEye, ...values }, 'prescribed').length === 0 ? values : null
}

function sayPrism(found: RegExpExecArray | null, eye: Eye, say: (cell: Cell, value: number | null) => boolean): boolean {
  const [, amount = '', base = ''] = found ?? []
  const reading = valueOf(readCell('prism', amount, eye))
  return say('prism', reading) && say('prismBaseDeg', readBase(base, eye))
}

const valueOf = (reading: ReturnType<typeof readPower>): number | null => ('value' in reading ? reading.value : null)
