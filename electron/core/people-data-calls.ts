import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { ContentService } from '../service/port.ts'
import { asked } from './asked.ts'

type PeopleDataCalls = Pick<
  CallHandlers,
  'enquiries.exportPerson' | 'enquiries.erasePerson' | 'enquiries.privacyLog'
>

/** The calls about people's data: all of them are questions to the service, nothing is kept here. */
export function peopleDataCalls(service: ContentService): PeopleDataCalls {
  return {
    'enquiries.exportPerson': async ({ email }) => asked(await service.exportPerson(email)),
    'enquiries.erasePerson': async ({ email }) => asked(await service.erasePerson(email)),
    'enquiries.privacyLog': async () => asked(await service.privacyLog()),
  }
}
