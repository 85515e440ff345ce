import { type JobName, type Jobs, jobs } from './jobs.ts'

/** What the page asks of the worker: one job, in a worker of its own. */
type Asked = {
  readonly [Name in JobName]: { readonly job: Name; readonly input: Jobs[Name]['input'] }
}[JobName]

function done(asked: Asked): Promise<unknown> {
  switch (asked.job) {
    case 'read':
      return jobs.read(asked.input)
    case 'clean':
      return jobs.clean(asked.input)
    case 'docx':
      return jobs.docx(asked.input)
    case 'bundle':
      return jobs.bundle(asked.input)
  }
}

addEventListener('message', event => {
  const asked: Asked = event.data
  done(asked).then(
    output => postMessage({ ok: true, output }),
    (error: unknown) => postMessage({ ok: false, error: String(error) }),
  )
})
