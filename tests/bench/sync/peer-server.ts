import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { z } from 'zod'

/**
 * The peer: express-pouchdb over PouchDB's memory adapter, as a process of its own. Run as `peer-server.ts PORT gzip`
 * or `peer-server.ts PORT plain`; prints a line when it listens. It also serves a page with PouchDB in it.
 */
const [port, coding] = z
  .tuple([z.coerce.number().int(), z.enum(['gzip', 'plain'])])
  .parse(process.argv.slice(2))

type Answerer = (request: unknown, response: unknown) => void

/** What of these packages is used here: they come without types. */
const PouchDb = z.custom<{
  plugin(plugin: unknown): void
  defaults(options: { readonly adapter: string }): {
    allDbs(told?: (failure: null, names: readonly string[]) => void): Promise<readonly string[]>
  }
}>(value => typeof value === 'function')
const ExpressPouchDb = z.custom<(pouch: unknown, options: unknown) => Answerer>(
  value => typeof value === 'function',
)

const require = createRequire(import.meta.url)
const pouch = PouchDb.parse(require('pouchdb'))
pouch.plugin(require('pouchdb-adapter-memory'))
const inMemory = pouch.defaults({ adapter: 'memory' })
// The one database is named here: asking a file of names at each request would only slow it down.
inMemory.allDbs = told => {
  told?.(null, ['items'])
  return Promise.resolve(['items'])
}
const answer = ExpressPouchDb.parse(require('express-pouchdb'))(inMemory, {
  mode: 'minimumForPouchDB',
  overrideMode: { exclude: coding === 'plain' ? ['compression'] : [] },
})
const script = await readFile(require.resolve('pouchdb/dist/pouchdb.min.js'), 'utf8')

createServer((request, response) => {
  if (request.url === '/page') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Peer</title><script src="/page.js"></script>')
  } else if (request.url === '/page.js') {
    response.writeHead(200, { 'content-type': 'text/javascript' })
    response.end(script)
  } else answer(request, response)
}).listen(port, '127.0.0.1', () => process.stdout.write(`peer on ${port}\n`))
