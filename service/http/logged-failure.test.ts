import { expect, test } from 'vitest'
import { loggedFailure } from './logged-failure.ts'

test('of a failure of the database nothing is logged that was to be stored', () => {
  const failure = Object.assign(new Error('duplicate key value violates unique constraint "one"'), {
    code: '23505',
    detail: 'Key (mail_id)=(<zebra@example.org>) already exists.',
    where: 'zebra',
    query: 'insert into enquiry_message values ($1)',
    params: ['zebra'],
    cause: new Error('zebra'),
  })
  const logged = loggedFailure(failure)
  expect(JSON.stringify(logged)).not.toContain('zebra')
  expect(logged).toMatchObject({ type: 'Error', code: '23505', message: failure.message })
  expect(logged.stack).toContain('logged-failure.test.ts')
})
