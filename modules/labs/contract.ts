export * from './contracts/labs.ts'
