import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from '../project.ts'
import { runToEnd } from '../run/run-to-end.ts'

/** The tools' own entry files: what npm puts into .bin differs from system to system. */
const TOOLS = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  knip: 'knip/bin/knip.js',
} as const

const ROOMS = ['shared', 'renderer', 'electron', 'service', 'build', 'tests'] as const

interface Check {
  readonly name: string
  readonly tool: keyof typeof TOOLS
  readonly switches: readonly string[]
}

export interface CheckResult {
  readonly name: string
  readonly passed: boolean
  readonly output: string
  readonly milliseconds: number
}

/** All that can be said about the code without running it: types room by room, lint, format, import rules, unused code. */
async function listChecks(): Promise<readonly Check[]> {
  const projects: string[] = []
  for await (const project of glob(`{${ROOMS.join(',')}}/tsconfig*.json`, { cwd: PROJECT }))
    projects.push(project)
  // A room whose project is missing must fail, not vanish.
  const wanted = new Set([...ROOMS.map(room => join(room, 'tsconfig.json')), ...projects])
  return [
    ...[...wanted].sort().map(
      (project): Check => ({
        name: `types of ${project}`,
        tool: 'tsc',
        switches: ['--noEmit', '-p', project],
      }),
    ),
    {
      name: 'lint, format and import rules',
      tool: 'biome',
      switches: ['ci', '--colors=off', '--max-diagnostics=200', '.'],
    },
    { name: 'unused files, exports and dependencies', tool: 'knip', switches: ['--no-progress'] },
  ]
}

/** Runs the checks side by side and tells each result as it comes. */
export async function runChecks(tell: (result: CheckResult) => void): Promise<readonly CheckResult[]> {
  return Promise.all(
    (await listChecks()).map(async ({ name, tool, switches }) => {
      const begun = performance.now()
      const entry = join(PROJECT, 'node_modules', TOOLS[tool])
      const { code, output } = await runToEnd(process.execPath, [entry, ...switches], { cwd: PROJECT })
      const result = { name, passed: code === 0, output, milliseconds: performance.now() - begun }
      tell(result)
      return result
    }),
  )
}
