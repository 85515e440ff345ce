import { useInfiniteQuery } from '@tanstack/react-query'
import type { CentreTrail } from '#shared/centres/centre-trail.ts'
import type { CentreUrl, CentreVersion } from '#shared/centres/resource-centre.ts'
import { desk } from '../../bridge/index.ts'
import type { CentresTrouble } from './use-centres.ts'

/** The service gave no answer. */
class NoTrail extends Error {
  readonly trouble: CentresTrouble

  constructor(trouble: CentresTrouble) {
    super('the service gave no trail')
    this.name = 'NoTrail'
    this.trouble = trouble
  }
}

/** Why there is no trail. */
export function troubleOf(error: unknown): CentresTrouble {
  return error instanceof NoTrail ? error.trouble : 'failed'
}

/** Where the trail begins. */
const nothingKnown: number | null = null

export const centreTrailKey = ['service.centreTrail'] as const

/** The trail of a centre, asked for anew with each of its versions, or of the whole list; the newest first. */
export function useCentreTrail(centre: { readonly url: CentreUrl; readonly version: CentreVersion } | null) {
  return useInfiniteQuery({
    queryKey: [...centreTrailKey, centre?.url ?? null, centre?.version ?? null],
    queryFn: async ({ pageParam }): Promise<CentreTrail> => {
      const answer = await desk.call('service.centreTrail', {
        centre: centre?.url ?? null,
        before: pageParam,
      })
      if (answer.kind === 'answer') return answer.value
      throw new NoTrail(answer.kind === 'no_answer' ? answer.failure : 'refused')
    },
    initialPageParam: nothingKnown,
    getNextPageParam: page => (page.more ? page.entries.at(-1)?.number : undefined),
  })
}
