import {
  approximateSagitta, centrationIn, combinePrisms, compensateTilt, compensateVertex, emptyEye, estimateBlank, exactBlank, framePd, glazingOf, imbalanceAt, lensWeight, makeLens, martinTilt,
  materialOf, measureTrace, nearPower, powerAsWorn, powerDistance, prismByWord, prismOfDecentration, prismThinning, proposeBaseCurve, resolvePrism, roundRim, sagitta, sphericalEquivalent,
  strongestMeridian, surfaceRadius, synthesizeTrace, thicknessesIn, toPowerMatrix, toPowerVector, transpose,
} from '#modules/prescriptions/domain'
import type { Eye, SpheroCylinder } from '#modules/prescriptions/domain'

/** A worked example: what is given, and what the product makes of it, as the guide writes both (with a point; Czech has a comma). */
type Example = readonly [given: string, result: string]

const signed = (thousandths: number): string => `${thousandths < 0 ? '−' : '+'}${(Math.abs(thousandths) / 1000).toFixed(2)}`
const number = (value: number, digits = 2): string => `${value < 0 ? '−' : ''}${Math.abs(value).toFixed(digits)}`
const mm = (hundredths: number, digits = 1): string => `${number(hundredths / 100, digits)} mm`
const power = ({ sphere, cylinder, axisDeg }: SpheroCylinder): string => (cylinder === 0 ? signed(sphere) : `${signed(sphere)} ${signed(cylinder)} × ${axisDeg}`)
const rx = (sphere: number, cylinder = 0, axisDeg: number | null = null): SpheroCylinder => ({ sphere, cylinder, axisDeg })
const letter: Readonly<Record<Eye, string>> = { right: 'R', left: 'L' }
const parts = ({ in: inward, up }: { readonly in: number; readonly up: number }): string =>
  [[inward, 'BI', 'BO'], [up, 'BU', 'BD']].flatMap(([amount, plus, minus]) => (Math.abs(Number(amount)) < 0.5 ? [] : [`${number(Math.abs(Number(amount)) / 100)} ${Number(amount) > 0 ? plus : minus}`])).join(' ') || '0.00'

const transposed = (given: SpheroCylinder): Example => [power(given), power(transpose(given))]
const meanOf = (given: SpheroCylinder): Example => [power(given), signed(sphericalEquivalent(given))]
const strongestOf = (given: SpheroCylinder): Example => {
  const { power: strongest, atDeg } = strongestMeridian(given)
  return [power(given), `${signed(strongest)} @ ${atDeg}°`]
}
const nearOf = (given: SpheroCylinder, addition: number): Example => [`${power(given)}, add ${signed(addition)}`, power(nearPower(given, addition))]
const vectorOf = (given: SpheroCylinder): Example => {
  const { mean, j0, j45 } = toPowerVector(given)
  return [power(given), `M ${signed(mean)} · J0 ${signed(j0)} · J45 ${signed(j45)}`]
}
const distanceOf = (one: SpheroCylinder, other: SpheroCylinder): Example => [`${power(one)} / ${power(other)}`, number(powerDistance(one, other) / 1000)]
const movedBy = (given: SpheroCylinder, from: number, to: number): Example => [`${power(given)}, ${number(from / 100, 0)} → ${mm(to, 0)}`, power(compensateVertex(given, from, to))]
const decentred = (eye: Eye, given: SpheroCylinder, inward: number, up: number): Example => {
  const { xx, xy, yy } = toPowerMatrix(given)
  return [`${letter[eye]} ${power(given)}, [${number(xx)} ${number(xy)}; ${number(xy)} ${number(yy)}], (${number(inward / 100, 1)}; ${number(up / 100, 1)}) mm`, parts(prismOfDecentration(eye, given, { in: inward, up }))]
}
const oneOf = (eye: Eye, first: readonly [number, 'in' | 'out'], second: readonly [number, 'up' | 'down']): Example => {
  const prism = combinePrisms(eye, [prismByWord(eye, ...first), prismByWord(eye, ...second)])
  return [`${letter[eye]} ${number(first[0] / 100)} ${first[1] === 'in' ? 'BI' : 'BO'} ${number(second[0] / 100)} ${second[1] === 'up' ? 'BU' : 'BD'}`, prism ? `${number(prism.amount / 100)} @ ${prism.baseDeg}°` : '0']
}
const resolved = (eye: Eye, amount: number, baseDeg: number): Example => [`${letter[eye]} ${number(amount / 100)} @ ${baseDeg}°`, parts(resolvePrism(eye, { amount, baseDeg }))]
const thinnedBy = (addition: number): Example => [`add ${signed(addition)}`, `${number((prismThinning(addition)?.amount ?? 0) / 100)} BD`]
const imbalanceOf = (right: SpheroCylinder, left: SpheroCylinder, below: number): Example =>
  [`R ${power(right)}, L ${power(left)}, ${mm(below)}`, parts({ in: 0, up: imbalanceAt(right, left, { below, inset: 0 }).vertical })]
const tiltedBy = (sphere: number, tilt: number): Example => [`${signed(sphere)}, ${number(tilt / 10, 0)}°, n 1.50`, power(martinTilt(sphere, tilt, 15_000))]
const wornAs = (eye: Eye, given: SpheroCylinder, tilt: number, wrap: number): Example =>
  [`${letter[eye]} ${power(given)}, ${number(tilt / 10, 0)}° / ${number(wrap / 10, 0)}°, n 1.60`, power(powerAsWorn(eye, given, { tilt, wrap }, 16_000))]
const orderedAs = (eye: Eye, given: SpheroCylinder, tilt: number, wrap: number): Example =>
  [`${letter[eye]} ${power(given)}, ${number(tilt / 10, 0)}° / ${number(wrap / 10, 0)}°, n 1.60`, power(compensateTilt(eye, given, { tilt, wrap }, 16_000))]

const aria = { a: 5200, b: 3800, dbl: 1800, ed: 5500 }
const centred = (pd: number): Example => [`52□18, PD ${mm(pd)}`, `${mm(framePd(aria))} → ${mm(centrationIn(aria, pd).in)}`]
const estimated = (ed: number, inward: number): Example => [`ED ${mm(ed)}, ${mm(inward)}`, mm(estimateBlank({ ...aria, ed }, { in: inward, up: 0 }).diameter)]
const traced = (inward: number): Example => {
  const trace = synthesizeTrace('right', aria)
  const { a, b, ed, circumference } = measureTrace(trace)
  return [`A ${mm(a)}, B ${mm(b)}, ED ${mm(ed)}, CIRC ${mm(circumference)}, ${mm(inward)}`, mm(exactBlank(trace, { in: inward, up: 0 }).diameter)]
}
const baseOf = (mean: number): Example => [signed(mean), signed(proposeBaseCurve(mean))]
const depthOf = (dioptres: number, index: number): Example => {
  const half = 30
  return [`${number(dioptres)} D, n ${number(index)}, ⌀ 60 mm`, `${number(sagitta(surfaceRadius(dioptres, index), half) ?? 0)} mm (${number(approximateSagitta(dioptres, half, index))} mm)`]
}
const edgeOf = (index: number): Example => {
  const t = 2
  const [front, back] = [sagitta(surfaceRadius(4, index), 30) ?? 0, sagitta(surfaceRadius(8, index), 30) ?? 0]
  return [`+4.00 / −8.00, n ${number(index)}, 2.00 mm, ⌀ 60 mm`, `${number(t - front + back)} mm`]
}
const roundLens = (sphere: number, index: number): Example => {
  const rim = roundRim(6000)
  const lens = makeLens(rx(sphere), rim, { index, minCentre: 200, minEdge: 100 })
  const weight = lens && lensWeight(lens, rim)
  return [`${signed(sphere)}, n ${number(index / 10_000)}, ${number(materialOf(index).density)} g/cm³, ⌀ 60 mm`, `${number(lens?.centre ?? 0)} mm, ${number(weight ?? 0, 1)} g`]
}

/** Kateřina's right lens in Aria 2210, as on the page of a new order. */
const inRim = (): readonly Example[] => {
  const glazing = glazingOf('right', { ...emptyEye, sphere: -4250, cylinder: -750, axisDeg: 175, pd: 3150, fittingHeight: 1900 }, aria, 'distance')
  return (glazing ? thicknessesIn(glazing, [15_000, 16_000, 16_700, 17_400]) : []).map(({ index, centre, nasal, temporal, weight }): Example =>
    [`R −4.25 −0.75 × 175, 52□18, PD 31.5 mm, n ${number(index / 10_000)}`, `${mm(centre)} · ${mm(nasal)} · ${mm(temporal)} · ${number(weight / 100, 1)} g`])
}

/** The tables of the guide's page on optics, in its sequence. */
export const opticsExamples: readonly (readonly Example[])[] = [
  [transposed(rx(3000, -1500, 90)), transposed(rx(1500, -500, 125)), transposed(rx(-2000, 1500, 60))],
  [meanOf(rx(3000, -1500, 90)), meanOf(rx(-4250, -750, 175))],
  [strongestOf(rx(-4250, -750, 175)), strongestOf(rx(1000, -1500, 90))],
  [nearOf(rx(-4250, -750, 175), 1250)],
  [vectorOf(rx(-4250, -750, 175)), distanceOf(rx(-2000, -1000, 90), rx(-2000, -1000, 180))],
  [movedBy(rx(-10_000), 1400, 1200), movedBy(rx(12_000), 1200, 0), movedBy(rx(-12_000), 1300, 1600), movedBy(rx(-8000, -2000, 20), 1200, 0)],
  [decentred('right', rx(5000), 400, 0), decentred('right', rx(-4250, -750, 175), 350, -200), decentred('right', rx(0, -2000, 45), 1000, 0)],
  [oneOf('right', [200, 'in'], [150, 'up']), oneOf('left', [200, 'in'], [150, 'down']), oneOf('right', [400, 'out'], [300, 'up']), resolved('left', 250, 217)],
  [thinnedBy(2250)],
  [imbalanceOf(rx(-4000), rx(-1000), 1000), imbalanceOf(rx(2000), rx(500, -1000, 180), 1000)],
  [tiltedBy(15_000, 100)],
  [wornAs('right', rx(-6000), 100, 150), wornAs('left', rx(-6000), 100, 150)],
  [orderedAs('right', rx(-6000, -1000, 20), 90, 50), orderedAs('right', rx(8000), 100, 0)],
  [centred(3150), centred(3600)],
  [estimated(5600, 300)],
  [traced(350)],
  [baseOf(3000), baseOf(-4000)],
  [depthOf(4, 1.5), depthOf(4, 1.6), depthOf(4, 1.67), depthOf(4, 1.74)],
  [edgeOf(1.5), edgeOf(1.67)],
  [roundLens(-4000, 15_000), roundLens(-4000, 17_400), roundLens(4000, 15_000), roundLens(4000, 16_700)],
  inRim(),
]
