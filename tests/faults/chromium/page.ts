import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import timers from 'node:timers'
import { getReady } from '../do-job.ts'
import { Job, type JobOutcome } from '../jobs.ts'

declare global {
  interface Window {
    /** Gets ready to do jobs of the fuzzer in this page; `pgliteFolder` has the files of PGlite. */
    startFuzzer?: (pgliteFolder: string) => Promise<void>
    doJob?: (job: unknown) => Promise<JobOutcome>
  }
}

/** PGlite takes this for a page, and would fetch its files from a server. */
async function pgliteFrom(folder: string) {
  const [server, initdb, files] = await Promise.all(
    ['pglite.wasm', 'initdb.wasm', 'pglite.data'].map(name => readFile(join(folder, name))),
  )
  if (!server || !initdb || !files) throw new Error('PGlite lacks a file')
  return {
    pgliteWasmModule: await WebAssembly.compile(server),
    initdbWasmModule: await WebAssembly.compile(initdb),
    fsBundle: new Blob([files]),
  }
}

/** The service and the fuzzer are programs of Node: they expect its timers, and its streams to take those of a page. */
function behaveLikeNode(): void {
  const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate } = timers
  const ofNode = { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, clearImmediate }
  Object.assign(globalThis, ofNode)
  Readable.fromWeb = stream => Readable.from(stream, { objectMode: false })
}

window.startFuzzer = async pgliteFolder => {
  behaveLikeNode()
  const doJob = await getReady({
    place: await pgliteFrom(pgliteFolder),
    isRemote: true,
    repeatedWith: '--chromium',
  })
  window.doJob = job => doJob(Job.parse(job))
}
