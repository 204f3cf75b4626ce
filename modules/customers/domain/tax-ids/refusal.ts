/** Too short or long, a sign that stands in none, or check digits that do not belong to the rest: mostly a slip of one digit. */
export type TaxIdRefusal = 'wrong-length' | 'wrong-sign' | 'wrong-check'
