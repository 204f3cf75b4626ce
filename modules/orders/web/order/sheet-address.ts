/** The papers of an order that stand under its own address. */
export type PaperName = 'sheet' | 'label' | 'pick-up' | 'estimate'

/** Where a paper of the order is as PDF. A link carries no header, so the organization stands in the address. */
export const paperAddress = (orderId: string, paper: PaperName, organizationId: string, language: string, more: Readonly<Record<string, string>> = {}): string =>
  `/api/v1/orders/${orderId}/${paper}.pdf?${new URLSearchParams({ organization: organizationId, language, ...more })}`

/** Where a receipt is as PDF. */
export const receiptAddress = (receiptId: string, organizationId: string, language: string): string =>
  `/api/v1/receipts/${receiptId}.pdf?${new URLSearchParams({ organization: organizationId, language })}`

/** Where a photo or paper of the order opens. */
export const attachmentAddress = (orderId: string, fileId: string, organizationId: string): string =>
  `/api/v1/orders/${orderId}/attachments/${fileId}?organization=${organizationId}`
