/** Kinds of what happened with a customer. */
export const timelineKinds = ['customer', 'consent', 'health', 'order', 'payment', 'file', 'message'] as const
