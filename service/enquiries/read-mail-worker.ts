import { parentPort } from 'node:worker_threads'
import { z } from 'zod'
import { readMail } from './read-mail.ts'

const Raw = z.instanceof(Uint8Array)

// Whoever started this thread hands over one mail after the other, and waits for what became of each.
parentPort?.on('message', async message => {
  const mail = await readMail(Raw.parse(message)).catch(() => null)
  parentPort?.postMessage(mail)
})
