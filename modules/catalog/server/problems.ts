import { problemKind } from '#platform/http/problem'

/** What the catalog refuses, and why. */
export const catalogProblems = {
  codeTaken: problemKind({ type: 'catalog/code-taken', title: 'This SKU or GTIN belongs to something else', status: 409, help: 'An SKU and a GTIN name one variant each, so that a scan finds one thing. `errors` names the field. Look for the code in the catalog: perhaps the product is there already.' }),
  kindFixed: problemKind({ type: 'catalog/kind-fixed', title: 'A product stays what it is', status: 409, help: '`kind` of a change must be the product\'s own, for its details follow from it. Make a new product and retire the old one.' }),
  listNameTaken: problemKind({ type: 'catalog/list-name-taken', title: 'Another price list has this name', status: 409, help: 'Every price list has a name of its own, for an order says by it which price held. `errors` names the field.' }),
  listIsOrdinary: problemKind({ type: 'catalog/list-is-ordinary', title: 'The ordinary price list is for everybody, everywhere and always', status: 409, help: 'Each organization has one price list without branch, channel, class and days: what it says holds where no other list fits. It can be renamed, not narrowed, and there is no second one. Give the new list a branch, a channel, a class or days.' }),
  priceInThePast: problemKind({ type: 'catalog/price-in-the-past', title: 'A price cannot begin in the past', status: 409, help: 'Orders have been taken at the prices of past days. `from` is a later day, or left out for a price that holds from now on.' }),
  rateChangedMeanwhile: problemKind({ type: 'catalog/rate-changed-meanwhile', title: 'Another rate holds in these days already', status: 409, help: 'Of one class, component and country one rate holds at a time. Somebody may have ended or added one while you were typing. Read the rates again: `GET /tax-rates`.' }),
  rateBegun: problemKind({ type: 'catalog/rate-begun', title: 'A rate that has held is never changed', status: 409, help: 'Orders were taxed by it. Add a new rate from a later day: the old one is ended by that; or end it on a day that is not yet past.' }),
}
