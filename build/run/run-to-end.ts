import { startChild } from './child-process.ts'

interface RunOptions {
  readonly cwd?: string
  /** Added to this process's environment; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** After so many milliseconds the command is ended. */
  readonly limitMs?: number
}

/** Runs a command without input and gives what it printed (both streams, as they came) and its exit code, null if it was ended. */
export async function runToEnd(
  command: string,
  commandArguments: readonly string[],
  { cwd, environment, limitMs }: RunOptions = {},
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = startChild(command, commandArguments, {
    ...(cwd === undefined ? {} : { cwd }),
    ...(environment === undefined ? {} : { environment }),
    output: 'collect',
  })
  const limit = limitMs === undefined ? undefined : setTimeout(() => void child.end(), limitMs)
  const { code } = await child.ended
  clearTimeout(limit)
  return { code, output: child.output() }
}
