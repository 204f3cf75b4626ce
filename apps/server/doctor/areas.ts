import { minorDigits } from '#kernel/money'
import { differencesOfList, mendList, orderMoneyDifferences, receiptGaps } from '#modules/orders/server'
import type { ListDifference } from '#modules/orders/server'
import { allocationDifferences, doctorParts, moneyDifferences, paymentDifferences } from '#modules/payments/server'
import type { DoctorPart, MoneyDifference } from '#modules/payments/server'
import { prescriptionDifferences } from '#modules/prescriptions/server'
import type { PrescriptionDifference } from '#modules/prescriptions/server'
import { lateWebhooks } from '#modules/webhooks/server'
import type { Database } from '#platform/db/database'
import type { Tx } from '#platform/db/tx'
import type { Finding } from './install.ts'

/** An organization to look at. */
export interface Examined { readonly id: string; readonly name: string }

/** What the doctor can look at in an organization. `mend` sets right what was found and answers how much it was; not every area can. */
export interface Area {
  readonly examine: (db: Database, organization: Examined) => Promise<Finding[]>
  readonly mend?: (db: Database, organization: Examined) => Promise<number>
}

/** The areas inside organizations; each module adds its own. `install` stands before them, for it needs no organization. */
export const areas: Readonly<Record<string, Area>> = { money: { examine: examineMoney }, lists: { examine: examineLists, mend: (db, { id }) => mendList(db, id) }, prescriptions: { examine: examinePrescriptions }, webhooks: { examine: examineWebhooks } }

async function examineMoney(db: Database, { id, name }: Examined): Promise<Finding[]> {
  const look = async (check: (tx: Tx, part: DoctorPart) => Promise<MoneyDifference[]>): Promise<MoneyDifference[]> => {
    const found: MoneyDifference[] = []
    for (const part of doctorParts) found.push(...await db.inTenant(id, (tx) => check(tx, part)))
    return found
  }
  const sentences = [
    ...(await look(moneyDifferences)).map((one) => `${name}: the balance of ${one.account} for ${one.subject} is kept as ${money(one.kept, one)}, but its postings add up to ${money(one.rebuilt, one)}.`),
    ...(await look(paymentDifferences)).map((one) => `${name}: ${money(one.rebuilt, one)} were paid for ${one.subject}, but the journal moved ${money(one.kept, one)} for it.`),
    ...(await look(allocationDifferences)).map((one) => `${name}: the payment ${one.subject} of ${money(one.rebuilt, one)} is for things of ${money(one.kept, one)}.`),
    ...(await look(orderMoneyDifferences)).map((one) => `${name}: order ${one.subject} should have ${money(one.rebuilt, one)} in ${one.account}, but the journal says ${money(one.kept, one)}.`),
    ...(await db.inTenant(id, receiptGaps)).map(({ year, count, last }) => `${name}: of the receipts of ${year} there are ${count}, but the last has the number ${last}.`),
  ]
  return judged('money', sentences, `${name}: every balance is what its postings add up to, and every payment stands in the journal.`)
}

async function examineLists(db: Database, organization: Examined): Promise<Finding[]> {
  const { id, name } = organization
  const sentences: string[] = []
  for await (const differences of differencesOfList(db, id)) sentences.push(...differences.map((one) => `${name}: order ${one.number ?? one.orderId}: ${saidOf(one)}.`))
  return judged('lists', sentences, `${name}: the list of orders says what the orders say.`)
}

const saidOfPrescription: Readonly<Record<PrescriptionDifference['wrong'], string>> = {
  'newest-version': 'another version is said to be the newest', 'examined-on': 'the day of examination is not that of its newest version', 'versions-missing': 'a version is missing', 'eyes-missing': 'a version has not both eyes',
}

async function examinePrescriptions(db: Database, { id, name }: Examined): Promise<Finding[]> {
  const differences = await db.inTenant(id, prescriptionDifferences)
  return judged('prescriptions', differences.map((one) => `${name}: prescription ${one.prescriptionId}: ${saidOfPrescription[one.wrong]}.`), `${name}: every prescription has all its versions.`)
}

async function examineWebhooks(db: Database, { id, name }: Examined): Promise<Finding[]> {
  const late = await db.inTenant(id, lateWebhooks)
  const sentences = late.map(({ description, since }) => `${name}: messages for the webhook “${description}” have been waiting since ${since.toISOString().slice(0, 16)}Z. See whether Lunette, or its worker, runs; where it does, the receiver takes them more slowly than they come.`)
  return judged('webhooks', sentences, `${name}: no message for a webhook waits longer than it should.`)
}

function saidOf({ column, kept, rebuilt }: ListDifference): string {
  if (kept === 'another') return `${column} in the list is not what the order and its customer say`
  return `${column} in the list is ${kept ?? 'empty'}, but should be ${rebuilt ?? 'empty'}`
}

const judged = (check: string, broken: readonly string[], well: string): Finding[] =>
  (broken.length === 0 ? [{ check, broken: false, sentence: well }] : broken.map((sentence) => ({ check, broken: true, sentence })))

/** An amount with its currency, for people: 1299.00 CZK. */
function money(amount: number, { currency }: { readonly currency: string }): string {
  const digits = minorDigits(currency)
  return `${(amount / 10 ** digits).toFixed(digits)} ${currency}`
}
