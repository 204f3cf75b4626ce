export * from './contracts/labs.ts'
export * from './contracts/lab-orders.ts'
