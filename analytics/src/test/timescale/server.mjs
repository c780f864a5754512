// PostgreSQL with TimescaleDB in one WebAssembly process: prints its port and ends with its input.
import { PGlite } from '@electric-sql/pglite'
import { timescaledb } from '@electric-sql/pglite/timescaledb'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'

const db = await PGlite.create({ extensions: { timescaledb } })
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0 })
server.addEventListener('listening', (event) => console.log(`port ${event.detail.port}`))
server.addEventListener('error', (event) => console.error(event.detail))
await server.start()
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
