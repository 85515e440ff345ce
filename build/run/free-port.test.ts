import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('a preferred port that is free is taken', async () => {
  const port = await freePort()
  expect(await freePort(port)).toBe(port)
})

test('a preferred port that is in use gives way to another', async () => {
  const taken = await freePort()
  const server = createServer().listen(taken, '127.0.0.1')
  await once(server, 'listening')
  expect(await freePort(taken)).not.toBe(taken)
  server.close()
})
