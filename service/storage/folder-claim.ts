import { createHash } from 'node:crypto'
import { realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FolderClaim {
  readonly release: () => Promise<void>
}

class FolderInUse extends Error {
  constructor(folder: string) {
    super(`Another content service works in ${folder}. Stop it first, or choose another folder with --data.`)
    this.name = 'FolderInUse'
  }
}

/**
 * Claims a data folder for this process by listening on a local socket named after it. Unlike a file with a process
 * number, the claim ends with the process, however it ends. Throws `FolderInUse` while another process holds it.
 */
export async function claimFolder(folder: string): Promise<FolderClaim> {
  const address = await addressOf(folder)
  let server = await listen(address)
  if (server === undefined) {
    if (await answers(address)) throw new FolderInUse(folder)
    // Left behind by a process that was killed.
    await rm(address, { force: true })
    server = await listen(address)
    if (server === undefined) throw new FolderInUse(folder)
  }
  const held = server
  return {
    release: () =>
      new Promise(resolve => {
        held.close(() => resolve())
      }),
  }
}

async function addressOf(folder: string): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 20)
  const name = `osor-content-service-${digest}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

/** The listening server, or undefined when the address is taken. */
function listen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer(socket => socket.destroy())
    server.once('error', (failure: NodeJS.ErrnoException) => {
      if (failure.code === 'EADDRINUSE') resolve(undefined)
      else reject(failure)
    })
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

function answers(address: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
