/** Where file, paper or certificate opens. A link carries no header, so the organization stands in the address. */
export const labPaper = (labOrderId: string, what: 'order.oma' | 'order.pdf', organizationId: string): string => `/api/v1/lab-orders/${labOrderId}/${what}?organization=${organizationId}`

export const certificateAddress = (inspectionId: string, organizationId: string, language: string): string => `/api/v1/inspections/${inspectionId}/certificate.pdf?${new URLSearchParams({ organization: organizationId, language })}`
