import { readFile } from 'node:fs/promises'

/** How much memory a process has held at most since it began, in bytes. Source: `VmHWM` of proc_pid_status(5). */
export async function mostMemoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? []
  if (kilobytes === undefined) throw new Error(`What process ${pid} has held is not known`)
  return Number(kilobytes) * 1024
}
