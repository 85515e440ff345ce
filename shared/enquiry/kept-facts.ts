import { z } from 'zod'
import type { NamedWho, ThreadFacts } from './thread-facts.ts'

/** What is personal in a thread, as it is kept with what is made of it. It is as confidential as the thread. */
export const KeptFacts = z.object({
  names: z.array(z.tuple([z.string(), z.enum(['enquirer', 'expert', 'other'])])),
  accounts: z.array(z.string()),
  organisations: z.array(z.string()),
  acronyms: z.array(z.string()),
  domains: z.array(z.string()),
  fileNames: z.array(z.string()),
})
export type KeptFacts = z.infer<typeof KeptFacts>

export function keptFacts(facts: ThreadFacts): KeptFacts {
  const { names, accounts, organisations, acronyms, domains, fileNames } = facts
  return {
    names: [...names],
    accounts: [...accounts],
    organisations: [...organisations],
    acronyms: [...acronyms],
    domains: [...domains],
    fileNames: [...fileNames],
  }
}

/** Whose a name is that two threads know: the enquirer's before anybody else's. */
const byWeight: readonly NamedWho[] = ['other', 'expert', 'enquirer']

function namesOf({ names }: ThreadFacts, { names: kept }: KeptFacts): ReadonlyMap<string, NamedWho> {
  const all = new Map(names)
  for (const [name, who] of kept) {
    const known = all.get(name)
    if (known === undefined || byWeight.indexOf(who) > byWeight.indexOf(known)) all.set(name, who)
  }
  return all
}

/**
 * What is personal in a thread, and what was in it, or in another one, before: messages go elsewhere by a merge or a split
 * while a text that was made of them stays.
 */
export function withKeptFacts(facts: ThreadFacts, kept: KeptFacts | undefined): ThreadFacts {
  if (kept === undefined) return facts
  return {
    ...facts,
    names: namesOf(facts, kept),
    accounts: new Set([...facts.accounts, ...kept.accounts]),
    organisations: new Set([...facts.organisations, ...kept.organisations]),
    acronyms: new Set([...facts.acronyms, ...kept.acronyms]),
    domains: new Set([...facts.domains, ...kept.domains]),
    fileNames: new Set([...facts.fileNames, ...kept.fileNames]),
  }
}
