/** Minutes of opening in a usual day of trade, from 8:30 to 18:00. */
export const DAY = 570

export type KindCode = 'external-lens-job' | 'repair' | 'stock-sale' | 'treatment'

/** Which kinds twenty orders in a row are: mixed anew for every twenty, so that no week is all repairs. */
export const mix: readonly KindCode[] = [
  ...Array.from({ length: 12 }, () => 'external-lens-job' as const), ...Array.from({ length: 3 }, () => 'repair' as const),
  ...Array.from({ length: 4 }, () => 'stock-sale' as const), 'treatment',
]

/** How long work usually waits in a stage before the next begins, in minutes of opening. The last is how long it takes until it is ready. */
export const usualMinutes: Readonly<Record<KindCode, readonly (readonly [stage: string, minutes: number])[]>> = {
  'external-lens-job': [
    ['taken-in', 0.5 * DAY], ['checked', 0.6 * DAY], ['sent-to-lab', 1.2 * DAY], ['in-production', 4 * DAY], ['arrived', DAY], ['glazed', 0.7 * DAY], ['final-inspection', 0.6 * DAY],
  ],
  repair: [['taken-in', 0.4 * DAY], ['in-workshop', 1.2 * DAY], ['final-inspection', 0.2 * DAY]],
  'stock-sale': [['taken-in', 0.7 * DAY], ['prepared', 0.5 * DAY]],
  treatment: [['taken-in', 10]],
}

/** What is sold over the counter and taken along: minutes from stage to stage. */
export const overTheCounter = 4

/** Days the shop promises beyond what work usually takes, so that little is late. */
export const promiseMargin: Readonly<Record<KindCode, number>> = { 'external-lens-job': 2.5 * DAY, repair: DAY, 'stock-sale': DAY, treatment: 0 }

/** What keeps lens jobs, the stage in which they wait for it, and how the shop puts it into the note. */
export const delays: readonly { readonly stage: string; readonly note: string }[] = [
  { stage: 'in-production', note: 'Laboratoř předělává pravou čočku: škrábanec ve vrstvě. Nová přijde do tří dnů.' },
  { stage: 'in-production', note: 'Laboratoř nemá polotovar skladem, dodá příští týden.' },
  { stage: 'sent-to-lab', note: 'Laboratoř zakázku vrátila: chybí výška centrace, doplněno a odesláno znovu.' },
  { stage: 'final-inspection', note: 'Výstupní kontrola: osa vlevo o 4° mimo, levá čočka se vyrábí znovu.' },
  { stage: 'arrived', note: 'Obruba přišla v jiné barvě, čekáme na výměnu od dodavatele.' },
  { stage: 'in-production', note: 'Laboratoř má dovolenou, nový termín zákazník odsouhlasil po telefonu.' },
]

export const holdReasons = ['Zákazník přinese vlastní obrubu.', 'Čeká se na potvrzení předpisu od očního lékaře.', 'Zákazník si rozmýšlí tenčí čočky.'] as const
export const cancelReasons = ['Zákazník si zakázku rozmyslel.', 'Zapsáno dvakrát.', 'Obruba se už nevyrábí, jinou zákazník nechtěl.'] as const
export const jobNotes = ['Zavolat, až bude hotovo.', 'Tvrdší pouzdro k brýlím.', 'Spěchá, odjíždí na dovolenou.', 'Pozor, citlivá na tlak na nose.', 'Účtenku na jméno zaměstnavatele.'] as const
