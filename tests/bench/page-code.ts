import { join } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'
import { PROJECT } from '../../build/project.ts'

const Built = z.array(
  z.object({ output: z.array(z.object({ type: z.string(), code: z.string().optional() })) }),
)

/** What runs in the desk's page, as one script; `entry` is a path below tests/bench. */
export async function pageCode(entry: string): Promise<string> {
  const built: unknown = await build({
    configFile: false,
    root: PROJECT,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome130',
      minify: false,
      lib: {
        entry: join(PROJECT, 'tests', 'bench', entry),
        formats: ['iife'],
        name: 'bench',
      },
    },
  })
  const [bundle] = Built.parse(Array.isArray(built) ? built : [built])
  const code = bundle?.output.find(part => part.type === 'chunk')?.code
  if (code === undefined) throw new Error('The script for the page was not built')
  return code
}
