// Before anything that knows Dexie: it looks for the database when it is loaded.
import 'fake-indexeddb/auto'
import { getReady } from './do-job.ts'
import { Job } from './jobs.ts'

const server = process.argv[2]
const doJob = await getReady({
  place: server ?? {},
  isRemote: server !== undefined,
  repeatedWith: server === undefined ? null : '--postgres',
})
process.on('message', message => {
  doJob(Job.parse(message)).then(
    outcome => process.send?.(outcome),
    (failure: unknown) => {
      throw failure
    },
  )
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
