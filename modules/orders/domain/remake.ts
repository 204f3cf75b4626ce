/** Why glasses are made again; counted by cause to see where work is lost. */
export const remakeCauses = ['wrong-power', 'measured-wrong', 'lab-fault', 'breakage', 'not-tolerated', 'other'] as const
export type RemakeCause = (typeof remakeCauses)[number]

export const costBearers = ['shop', 'lab', 'customer'] as const
export type CostBearer = (typeof costBearers)[number]

/** Whether an order may be made again: what was never taken or was cancelled leaves nothing to remake. */
export const mayRemake = (phase: string): boolean => phase !== 'draft' && phase !== 'cancelled'
