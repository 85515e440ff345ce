import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const project = resolve(import.meta.dirname, '../..')
const copied = [
  'package.json',
  'biome.json',
  'knip.json',
  'tsconfig.base.json',
  '.gitignore',
  'shared',
  'renderer',
  'electron',
  'service',
  'build',
  'tests',
]

const breaches: Readonly<Record<string, string>> = {
  'renderer/breach-of-room.ts':
    "import { createSyncEngine } from '../electron/sync/engine.ts'\n\nexport const breach = createSyncEngine\n",
  'shared/breach-document.ts': 'export const breach = document.title\n',
  'shared/breach-process.ts': 'export const breach = process.pid\n',
  'renderer/breach-network.ts': "export const breach = fetch('https://example.org')\n",
  'renderer/breach-dexie.ts': "import { Dexie } from 'dexie'\n\nexport const breach = Dexie\n",
  'renderer/features/home/breach-inside.ts':
    "import { ReviewView } from '../review/review-view.tsx'\n\nexport const breach = ReviewView\n",
}

let folder: string
let exitCode: number | null
let output: string

/** A copy of the project with a breach of each rule, and what the check command says of it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'osor-desk-rooms-'))
  for (const entry of copied) await cp(join(project, entry), join(folder, entry), { recursive: true })
  await symlink(join(project, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, text] of Object.entries(breaches)) await writeFile(join(folder, file), text)
  const run = spawnSync(process.execPath, [join(folder, 'build/check.ts')], { cwd: folder, encoding: 'utf8' })
  exitCode = run.status
  output = `${run.stdout}${run.stderr}`
}, 240_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the check command', () => {
  it('fails', () => expect(exitCode).toBe(1))

  it('says that the renderer may not import from electron/', () => {
    expect(output).toMatch(/renderer\/breach-of-room\.ts.*noRestrictedImports/)
  })

  it('says that shared/ has no document, by its types and by lint', () => {
    expect(output).toMatch(
      /shared\/breach-document\.ts.*(TS2584|TS2304)|shared\/breach-document\.ts.*Cannot find name 'document'/,
    )
    expect(output).toMatch(/shared\/breach-document\.ts.*noRestrictedGlobals/)
  })

  it('says that shared/ has no process, by its types and by lint', () => {
    expect(output).toMatch(/shared\/breach-process\.ts.*Cannot find name 'process'/)
    expect(output).toMatch(/shared\/breach-process\.ts.*noRestrictedGlobals/)
  })

  it('says that the renderer has no network of its own', () => {
    expect(output).toMatch(/renderer\/breach-network\.ts.*noRestrictedGlobals/)
  })

  it('says that only the library knows Dexie', () => {
    expect(output).toMatch(/renderer\/breach-dexie\.ts.*noRestrictedImports/)
  })

  it('says that the inside of a feature is its own', () => {
    expect(output).toMatch(/renderer\/features\/home\/breach-inside\.ts.*noRestrictedImports/)
  })
})
