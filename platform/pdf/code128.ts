/** Widths of bars and spaces of the symbols 0-105, six figures each, then stop. Source: ISO/IEC 15417 table 1. */
const widths = ('212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112'
  + '312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123'
  + '113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221'
  + '112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121'
  + '111143111341131141114113114311411113411311113141114131311141411131211412211214211232').match(/.{6}/g)!
const STOP = '2331112'

const START_B = 104
const START_C = 105
const TO_C = 99
const TO_B = 100

/** Units of the drawing for one module, and its height; the page stretches it as it likes. */
const MODULE = 2
const HEIGHT = 145

/**
 * Code 128 of a text (letters, digits, signs of ASCII) as SVG: bars only, no quiet zone, 2 units a module, black on nothing.
 * The page gives it at least 12 mm of height, 0.25 mm a module and ten modules of white on each side. Source: ISO/IEC 15417.
 * @throws {RangeError} for an empty text and for signs that the code does not know
 */
export function code128Svg(text: string): string {
  const symbols = symbolsOf(text)
  const check = symbols.reduce((sum, symbol, index) => sum + symbol * Math.max(index, 1), 0) % 103
  let x = 0
  let path = ''
  for (const [index, width] of [...[...symbols, check].map((symbol) => widths[symbol]).join(''), ...STOP].entries()) {
    const wide = Number(width) * MODULE
    // Bars and spaces take turns, a bar first.
    if (index % 2 === 0) path += `M${x} 0h${wide}v${HEIGHT}h-${wide}z`
    x += wide
  }
  return `<svg viewBox="0 0 ${x} ${HEIGHT}" preserveAspectRatio="none" shape-rendering="crispEdges" xmlns="http://www.w3.org/2000/svg"><path d="${path}"/></svg>`
}

/** The symbols of a text: signs one by one, and long runs of digits two in one. */
function symbolsOf(text: string): number[] {
  if (!/^[ -~]+$/.test(text)) throw new RangeError('Code 128 wants at least one sign of ASCII and no other')
  const symbols: number[] = []
  let set: typeof START_B | typeof START_C | null = null
  const turnTo = (wanted: typeof START_B | typeof START_C): void => {
    if (set === null) symbols.push(wanted)
    else if (set !== wanted) symbols.push(wanted === START_C ? TO_C : TO_B)
    set = wanted
  }
  for (let at = 0; at < text.length;) {
    const digits = /^\d+/.exec(text.slice(at))?.[0].length ?? 0
    // Turning costs a symbol, and turning back another: below four digits it saves nothing. Of an odd run the first stays alone.
    if (digits >= 4 && digits % 2 === 0) {
      turnTo(START_C)
      for (const end = at + digits; at < end; at += 2) symbols.push(Number(text.slice(at, at + 2)))
    } else {
      turnTo(START_B)
      symbols.push(text.charCodeAt(at) - 32)
      at += 1
    }
  }
  return symbols
}
