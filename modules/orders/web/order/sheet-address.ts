/** Where the order sheet is as PDF. A link carries no header, so the organization stands in the address. */
export const sheetAddress = (orderId: string, organizationId: string, language: string): string =>
  `/api/v1/orders/${orderId}/sheet.pdf?organization=${organizationId}&language=${language}`

/** Where a photo or paper of the order opens. */
export const attachmentAddress = (orderId: string, fileId: string, organizationId: string): string =>
  `/api/v1/orders/${orderId}/attachments/${fileId}?organization=${organizationId}`
