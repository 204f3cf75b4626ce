import { EmbeddedPostgres } from '#platform/postgres/embedded-postgres'

// A Lunette to be killed: opens the folder given as argument, says so, and stays.
await EmbeddedPostgres.open({ dataDir: process.argv[2] ?? '' })
console.log('open')
setInterval(() => undefined, 1_000)
