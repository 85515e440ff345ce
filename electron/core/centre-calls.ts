import type { CallHandlers } from '#shared/ipc/contract.ts'
import type { ContentService } from '../service/port.ts'
import { asked } from './asked.ts'

type CentreCalls = Pick<CallHandlers, 'service.centres' | 'service.centreTrail' | 'service.centreAct'>

/** The calls about the resource centres: all of them are questions to the service, nothing is kept here. */
export function centreCalls(service: ContentService): CentreCalls {
  return {
    'service.centres': async () => asked(await service.centres()),
    'service.centreTrail': async ({ centre, before }) => asked(await service.centreTrail(centre, before)),
    'service.centreAct': act => service.centreAct(act),
  }
}
