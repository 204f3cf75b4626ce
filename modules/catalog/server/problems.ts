import { problemKind } from '#platform/http/problem'

/** What the catalog refuses, and why. */
export const catalogProblems = {
  codeTaken: problemKind({ type: 'catalog/code-taken', title: 'This SKU or GTIN belongs to something else', status: 409, help: 'An SKU and a GTIN name one variant each, so that a scan finds one thing. `errors` names the field. Look for the code in the catalog: perhaps the product is there already.' }),
  kindFixed: problemKind({ type: 'catalog/kind-fixed', title: 'A product stays what it is', status: 409, help: '`kind` of a change must be the product\'s own, for its details follow from it. Make a new product and retire the old one.' }),
}
