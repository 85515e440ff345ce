import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { PROJECT } from '../../build/project.ts'

export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** Runs the content service's command line to its end; `input` is what is piped into it. */
export async function runServiceCommand(args: readonly string[], input = ''): Promise<Ended> {
  const child = spawn(process.execPath, [join(PROJECT, 'service', 'main.ts'), ...args])
  child.stdin.end(input)
  const code = new Promise<number | null>(resolve => {
    child.once('close', resolve)
  })
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, output, errors }
}

/** Makes an account in a place where no service is running; throws if that fails. */
export async function addAccount(
  place: readonly string[],
  account: { readonly userName: string; readonly password: string },
  more: readonly string[] = [],
): Promise<void> {
  const person = ['--user', account.userName, '--name', 'Luc Fontaine', '--email', 'luc@example.eu']
  const ended = await runServiceCommand(['account', 'add', ...person, ...more, ...place], account.password)
  if (ended.code !== 0) throw new Error(`account add ended with ${ended.code}: ${ended.errors}`)
}
