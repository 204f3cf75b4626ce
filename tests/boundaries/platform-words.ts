/** Words of the counter that a tool must not know: with one of them, platform/ has started to decide for the shop. */
const shopNouns = [
  'order', 'customer', 'prescription', 'lens', 'lenses', 'frame', 'patient', 'invoice', 'appointment', 'eyewear', 'eyeglass', 'eyeglasses',
  'glasses', 'spectacle', 'optician', 'optometrist', 'optic', 'salon', 'stylist', 'dioptre', 'diopter', 'sphere', 'cylinder', 'glazing', 'deposit',
  'wearer', 'payer', 'coupon', 'voucher', 'campaign', 'complaint', 'remake', 'refund', 'commission', 'supplier', 'warehouse', 'catalog', 'cashier',
]

/** The same letters with another meaning. They are taken out of the text before it is judged. */
const otherMeanings = [
  /order\s+by/gi, // SQL
  /orderBy|inputWrapperOrder/g,
  /\border:\s*-?\d/g, // CSS
  /pg_catalog/g,
  /\b(in|of|by|sort|lock|any|same|locking|reverse|insertion|index|load|byte|key|right|wrong|written)\s+order\b/gi, // a sequence
  /\border\s+(of|in which|matters)\b/gi,
  /\bin order\b/gi,
  /(animation|stack|key|time|i|x|http\/2|sse)[\s-]?frames?/gi, // pictures per second, calls, protocols
  /frame-(ancestors|src)/gi,
  /\bframes?\b(?=.*\bstack\b)|\bstack\b.{0,3}\bframes?\b/gi,
]

/**
 * Where a text uses a shop noun: the word and its line, counted from 1. Identifiers are read word by word: `placeOrder` says "order".
 * A comment may quote a name in backticks to show what a caller passes; an example decides nothing.
 */
export function findShopNouns(text: string): { word: string; line: number }[] {
  return text.split('\n').flatMap((line, index) => {
    const judged = /^\s*(\/\/|\/?\*|--)/.test(line) ? line.replace(/`[^`]*`/g, ' ') : line
    const cleaned = otherMeanings.reduce((rest, meaning) => rest.replace(meaning, ' '), judged)
    const words = cleaned.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().match(/[a-z]+/g) ?? []
    return words.filter((word) => isShopNoun(word)).map((word) => ({ word, line: index + 1 }))
  })
}

const isShopNoun = (word: string): boolean => shopNouns.includes(word) || (word.endsWith('s') && shopNouns.includes(word.slice(0, -1)))
