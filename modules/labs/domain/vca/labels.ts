/** Where what is said about a label comes from. */
export type LabelSource =
  /** Ordering pages that labs and software houses publish. */
  | 'lab'
  /** The types of `eeng/lens_protocol` (MIT) and its sample files. */
  | 'library'
  /** Headers of a maker of tracers and edgers, published as source (`saibi/c`). */
  | 'device'
  /** Found by measuring the sample traces. */
  | 'measured'
  /** Known in the trade; no public text was found. */
  | 'trade'

export type LabelUnit = 'D' | 'Δ' | 'mm' | '°' | '%' | ''

/**
 * `each`: one value for each eye, right before left, and one alone is of nobody knows which; `shared`: the same, but one alone is of both
 * eyes; `one`: a single value; `list`: as many as there are; `rows`: the record may stand several times.
 */
export type LabelShape = 'each' | 'shared' | 'one' | 'list' | 'rows'

export interface LabelFacts {
  readonly label: string
  readonly shape: LabelShape
  readonly value: 'number' | 'whole' | 'text' | 'code'
  readonly unit: LabelUnit
  /** Outside of it stands a slip, not a value. In the unit. */
  readonly limits: readonly [number, number] | null
  /** The codes it may have, by what they mean. */
  readonly codes: Readonly<Record<string, string>> | null
  readonly meaning: string
  readonly source: LabelSource
}

type Rest = Partial<Pick<LabelFacts, 'unit' | 'limits' | 'codes'>>
const of = (value: LabelFacts['value']) => (label: string, shape: LabelShape, meaning: string, source: LabelSource, rest: Rest = {}): LabelFacts =>
  ({ label, shape, value, unit: '', limits: null, codes: null, meaning, source, ...rest })
const [number, whole, text, code] = [of('number'), of('whole'), of('text'), of('code')]

const dioptres = (from: number, to: number): Rest => ({ unit: 'D', limits: [from, to] })
const mm = (from: number, to: number): Rest => ({ unit: 'mm', limits: [from, to] })
const degrees = (from: number, to: number): Rest => ({ unit: '°', limits: [from, to] })
const coded = (codes: Record<string, string>): Rest => ({ codes })

const prescription: readonly LabelFacts[] = [
  code('DO', 'one', 'which eyes are ordered', 'lab', coded({ B: 'both eyes', R: 'right eye', L: 'left eye', N: 'none' })),
  number('SPH', 'each', 'sphere', 'lab', dioptres(-39, 49)),
  number('CYL', 'each', 'cylinder', 'lab', dioptres(-19.75, 19.75)),
  number('AX', 'each', 'axis of the cylinder', 'lab', degrees(0, 180)),
  number('ADD', 'each', 'addition', 'lab', dioptres(0, 12)),
  number('ADD2', 'each', 'addition of the upper segment', 'lab', dioptres(0, 12)),
  number('PRVM', 'each', 'prism', 'lab', { unit: 'Δ', limits: [0, 40] }),
  number('PRVA', 'each', 'direction of the base of the prism', 'library', degrees(0, 360)),
  number('IPD', 'each', 'distance from the middle of the nose to the pupil, far', 'lab', mm(10, 50)),
  number('NPD', 'each', 'distance from the middle of the nose to the pupil, near', 'lab', mm(10, 50)),
  number('OCHT', 'each', 'height of the optical centre above the lowest point of the box', 'lab', mm(0, 60)),
  number('SEGHT', 'each', 'height of the segment or of the fitting cross', 'lab', mm(0, 60)),
  number('BVD', 'shared', 'back vertex distance', 'library', mm(0, 30)),
  number('PANTO', 'shared', 'pantoscopic tilt', 'library', degrees(-20, 40)),
  number('ZTILT', 'shared', 'wrap of the frame', 'lab', degrees(-20, 50)),
]

const lens: readonly LabelFacts[] = [
  text('LNAM', 'shared', 'name of the lens', 'library'), text('OPC', 'shared', 'product code of the lens', 'library'), text('LMFR', 'shared', 'maker of the lens', 'library'),
  text('LTYPE', 'shared', 'kind of lens: SV, BI, TR, PR and words after it', 'device'), text('LTYP', 'shared', 'kind of lens, older label', 'device'),
  number('LIND', 'shared', 'refractive index', 'library', { limits: [1, 2.5] }), text('LMATID', 'shared', 'material, number of the lab', 'library'),
  code('LMATTYPE', 'shared', 'material', 'device', coded({ 0: 'not said', 1: 'plastic', 2: 'polycarbonate', 3: 'glass', 4: 'pattern', 5: 'high index', 6: 'trivex' })),
  text('TINT', 'shared', 'tint', 'library'), text('ACOAT', 'shared', 'coating', 'library'), number('MBASE', 'shared', 'marked base curve', 'library', dioptres(-10, 30)),
  number('FRNT', 'shared', 'front curve', 'library', { unit: 'D' }), number('BACK', 'shared', 'back curve', 'library', { unit: 'D' }),
  number('DIA', 'shared', 'diameter of the blank', 'library', mm(10, 120)), number('CRIB', 'shared', 'diameter the blank is cut to', 'library', mm(0, 120)),
  number('CTHICK', 'shared', 'centre thickness', 'library', mm(0, 30)), number('MINEDG', 'shared', 'smallest edge thickness', 'library', mm(0, 30)),
  number('THKP', 'shared', 'thickness at its greatest', 'library', mm(0, 40)), number('THNP', 'shared', 'thickness at its least', 'trade', mm(-5, 40)),
]

const frame: readonly LabelFacts[] = [
  text('FMFR', 'one', 'maker of the frame', 'library'), text('FRAM', 'one', 'name of the frame', 'library'), text('FUPC', 'one', 'bar code of the frame', 'trade'),
  number('DBL', 'one', 'distance between lenses', 'device', mm(5, 50)), number('EYESIZ', 'one', 'eye size', 'trade', mm(10, 90)),
  number('HBOX', 'shared', 'width of the box (A)', 'measured', mm(10, 90)), number('VBOX', 'shared', 'height of the box (B)', 'measured', mm(10, 90)),
  number('FED', 'shared', 'effective diameter', 'library', mm(10, 120)), number('CIRC', 'shared', 'circumference', 'measured', mm(50, 300)),
  number('FCRV', 'shared', 'curve of the frame', 'device', dioptres(-5, 20)), number('MPD', 'each', 'middle of box to middle of box', 'device', mm(10, 140)),
  code('FTYP', 'one', 'kind of frame', 'device', coded({ 0: 'not said', 1: 'plastic', 2: 'metal', 3: 'rimless', 4: 'optyl' })),
  code('ETYP', 'one', 'kind of edge', 'device', coded({ '-1': 'uncut', 1: 'bevel', 2: 'rimless', 3: 'groove', 4: 'mini bevel' })),
  code('BEVP', 'shared', 'place of the bevel', 'device', coded({ 0: 'by hand', 1: 'front', 2: 'by per cent', 3: 'curve of the frame', 4: 'half and half', 5: 'back', 7: 'by the machine', 10: 'free' })),
  number('BEVM', 'shared', 'modifier of the bevel', 'library'), number('BEVC', 'shared', 'curve of the bevel', 'device', { unit: 'D' }),
  number('GDEPTH', 'shared', 'depth of the groove', 'device', mm(0, 5)), number('GWIDTH', 'shared', 'width of the groove', 'device', mm(0, 5)),
  number('PINB', 'shared', 'safety bevel', 'device', { unit: 'mm' }), number('FPINB', 'shared', 'safety bevel in front', 'device', { unit: 'mm' }),
  code('POLISH', 'one', 'polished edge', 'device', coded({ 0: 'no', 1: 'edge and safety bevels', 2: 'safety bevels', 3: 'edge', 128: 'high lustre', 129: 'high lustre, edge and safety bevels', 130: 'high lustre, safety bevels', 131: 'high lustre, edge' })),
  text('DRILLE', 'rows', 'hole or slot', 'device'), text('DRILL', 'rows', 'hole or slot, older label', 'device'),
]

const trace: readonly LabelFacts[] = [
  text('TRCFMT', 'rows', 'how the radii below are written', 'device'), text('ZFMT', 'rows', 'how the heights below are written', 'device'), text('STHKFMT', 'rows', 'how the thicknesses below are written', 'library'),
  text('R', 'list', 'radii, hundredths of a millimetre', 'measured'), text('A', 'list', 'angles of the radii, hundredths of a degree', 'device'),
  text('Z', 'list', 'heights, hundredths of a millimetre', 'device'), text('ZA', 'list', 'angles of the heights, hundredths of a degree', 'device'), text('T', 'list', 'thicknesses', 'library'),
]

const inspection: readonly LabelFacts[] = [
  number('INSSPH', 'each', 'sphere at inspection', 'library', dioptres(-39, 49)), number('INSCYL', 'each', 'cylinder at inspection', 'library', dioptres(-19.75, 19.75)),
  number('INSAX', 'each', 'axis at inspection', 'library', degrees(0, 180)), number('INSADD', 'each', 'addition at inspection', 'library', dioptres(0, 12)),
  number('INSPRPRVM', 'each', 'prism at inspection', 'library', { unit: 'Δ', limits: [0, 40] }), number('INSPRPRVA', 'each', 'base at inspection', 'library', degrees(0, 360)),
  number('INSCTHK', 'each', 'centre thickness at inspection', 'library', mm(0, 30)),
]

const session: readonly LabelFacts[] = [
  text('REQ', 'one', 'what is asked', 'device'), text('ANS', 'one', 'what is answered', 'device'), text('JOB', 'one', 'number of the job', 'lab'), whole('STATUS', 'one', 'how the answer went', 'device'),
  text('ACCN', 'one', 'account at the lab', 'trade'), text('CLIENT', 'one', 'wearer', 'trade'), text('REM', 'rows', 'remark', 'lab'), text('OMAV', 'one', 'version of the standard', 'trade'),
  text('DEV', 'one', 'kind of device', 'device'), text('VEN', 'one', 'maker of the device', 'device'), text('MODEL', 'one', 'model of the device', 'device'), text('MID', 'one', 'the device itself', 'device'),
  whole('CRC', 'one', 'checksum of a message', 'device'), text('XSTATUS', 'rows', 'more about the answer', 'library'),
]

/** Labels that labs and software houses made for themselves and that a job of ours uses. */
const vendor: readonly LabelFacts[] = [
  number('_PRVM1', 'each', 'first of two prisms', 'library', { unit: 'Δ', limits: [0, 40] }), number('_PRVA1', 'each', 'base of the first prism', 'library', degrees(0, 360)),
  number('_PRVM2', 'each', 'second of two prisms', 'library', { unit: 'Δ', limits: [0, 40] }), number('_PRVA2', 'each', 'base of the second prism', 'library', degrees(0, 360)),
  text('_TRAY', 'one', 'tray, a label of ours', 'trade'), text('_OPTION', 'rows', 'an option, a label of ours', 'trade'),
]

/** What is known of labels, in the sequence in which a job is written. Facts from public sources; the standard itself is not public. */
export const labelFacts: readonly LabelFacts[] = [...session, ...prescription, ...vendor, ...lens, ...frame, ...trace, ...inspection]

const byLabel = new Map(labelFacts.map((facts) => [facts.label, facts]))

export const factsOf = (label: string): LabelFacts | undefined => byLabel.get(label)

/** @throws {Error} for a label this code does not have in its table */
export function mustKnow(label: string): LabelFacts {
  const facts = factsOf(label)
  if (!facts) throw new Error(`${label} is not in the table of labels`)
  return facts
}
