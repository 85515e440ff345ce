import { createServer } from 'node:net'

/** A free TCP port of 127.0.0.1: the preferred one if nobody listens on it, else one that the system chooses. */
export async function freePort(preferred = 0): Promise<number> {
  return (
    (await portIfFree(preferred)) ?? (await portIfFree(0)) ?? Promise.reject(new Error('No port is free.'))
  )
}

async function portIfFree(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
