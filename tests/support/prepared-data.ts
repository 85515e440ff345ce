import { createHash } from 'node:crypto'
import { cp, glob, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PROJECT } from '../../build/project.ts'
import { freePort } from '../../build/run/free-port.ts'
import { startService } from '../../build/run/service-process.ts'

/** What an embedded database is filled with at its first start. */
export interface Filling {
  readonly seed: 'demo' | 'empty' | number
  readonly demo: boolean
}

const store = join(PROJECT, '.cache', 'service-data')

/** All that decides on what a first start writes: the code, the database, and the day that sample content is dated by. */
async function fingerprint(filling: Filling): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([filling, new Date().toISOString().slice(0, 10)]))
  const files: string[] = []
  for await (const file of glob('{service,shared}/**/*.ts', { cwd: PROJECT })) files.push(file)
  for (const file of [...files.sort(), 'package-lock.json'])
    hash.update(file).update(await readFile(join(PROJECT, file)))
  return hash.digest('hex').slice(0, 32)
}

async function make(filling: Filling, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true })
  const folder = await mkdtemp(`${place}-`)
  try {
    const service = await startService({ port: await freePort(), dataFolder: folder, ...filling })
    await service.stop()
    // Whoever was first: both are the same.
    await rename(folder, place)
  } catch (failure) {
    await rm(folder, { recursive: true, force: true })
    if (!(await isThere(place))) throw failure
  }
}

async function isThere(place: string): Promise<boolean> {
  return readdir(place).then(
    () => true,
    () => false,
  )
}

const made = new Map<string, Promise<string>>()

/** Where the data for a filling is; what an older program has made is removed. */
async function placeOf(filling: Filling): Promise<string> {
  const print = await fingerprint(filling)
  const kind = `${filling.seed}${filling.demo ? '-demo' : ''}`
  const place = join(store, `${kind}.${print}`)
  if (!(await isThere(place))) await make(filling, place)
  for (const name of await readdir(store)) {
    if (/\.[0-9a-f]{32}$/.test(name) && name.startsWith(`${kind}.`) && name !== `${kind}.${print}`)
      await rm(join(store, name), { recursive: true, force: true })
  }
  return place
}

/**
 * Fills an empty folder with the data that the real service writes at its first start, made once and copied: a first
 * start takes many times as long as the next. Every copy counts as the same database to a desk.
 */
export async function copyPreparedData(filling: Filling, folder: string): Promise<void> {
  const key = JSON.stringify(filling)
  const making = made.get(key) ?? placeOf(filling)
  made.set(key, making)
  await cp(await making, folder, { recursive: true })
}
