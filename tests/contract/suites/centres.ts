import { expect, test } from 'vitest'
import { CentreVersion, type ResourceCentre } from '#shared/centres/resource-centre.ts'
import { centreFieldsOf } from '../../support/a-centre.ts'
import {
  aCentreAct,
  centreAct,
  centresOf,
  centreTrail,
  listedBy,
  postCentreAct,
  refusalOfCentreAct,
} from '../../support/centre-acts.ts'
import { untilMore } from '../../support/live-events.ts'
import { problemOfResponse, type ServiceClient } from '../../support/service-client.ts'
import type { Cast } from './cast.ts'

/** A new centre with an address of its own. */
function aNewCentre(client: ServiceClient, address: string) {
  return listedBy(client, {
    kind: 'add',
    fields: centreFieldsOf({ name: address, url: `https://${address}/` }),
  })
}

async function namesIn(client: ServiceClient): Promise<readonly string[]> {
  return (await centresOf(client)).map(({ name }) => name)
}

/** The list of resource centres, who changes it, and its trail. Each test has a centre of its own. */
export function describeCentres(cast: () => Cast): void {
  test('the list begins with the centres that everybody knows, by name, changed by nobody', async () => {
    const { visitor } = cast()
    const centres = await centresOf(visitor)
    expect(centres.map(({ name }) => name)).toContain('Adullact')
    expect(centres.map(({ name }) => name)).toEqual(
      centres.map(({ name }) => name).toSorted((one, other) => one.localeCompare(other, 'en')),
    )
    const adullact = centres.find(({ name }) => name === 'Adullact')
    expect(adullact).toMatchObject({ version: 1, country: 'FRA', changed: { by: null } })
    expect(adullact && (await centreTrail(visitor, adullact.url))).toEqual({ entries: [], more: false })
  })

  test('without a sign-in there is nothing', async () => {
    const { url } = cast().service
    for (const path of ['/v1/resource-centres', '/v1/resource-centres/trail']) {
      expect((await fetch(url + path)).status).toBe(401)
    }
    expect((await fetch(`${url}/v1/resource-centres/acts`, { method: 'POST' })).status).toBe(401)
  })

  test('who is no facilitator or site moderator changes nothing, and learns nothing of how it stands', async () => {
    const { editor, visitor, facilitator } = cast()
    const centre = await aNewCentre(facilitator, 'guarded.example.org')
    const { url, version } = centre
    const stale = CentreVersion.parse(99)
    const fields = centreFieldsOf({ name: 'Taken over', url })
    for (const client of [editor, visitor]) {
      for (const act of [
        { kind: 'add', fields },
        { kind: 'correct', url, seen: version, fields },
        { kind: 'correct', url, seen: stale, fields },
        { kind: 'remove', url, seen: version, reason: 'I want to.' },
      ] as const) {
        expect(await refusalOfCentreAct(client, act)).toEqual({
          rule: 'role_not_allowed',
          status: 403,
          current: undefined,
        })
      }
    }
    expect(await centresOf(visitor)).toContainEqual(centre)
    expect((await centreTrail(visitor, url)).entries).toHaveLength(1)
  })

  test('a facilitator adds a centre once, however often it is sent, and the trail says so', async () => {
    const { facilitator, moderator, visitor } = cast()
    const fields = centreFieldsOf({ name: 'Added once', url: 'https://added.example.org/' })
    const act = aCentreAct({ kind: 'add', fields })
    const centre = await centreAct(facilitator, act)
    const { account } = await facilitator.me()
    expect(centre).toMatchObject({ ...fields, version: 1, changed: { by: { id: account.id } } })
    expect(await centreAct(facilitator, act)).toEqual(centre)
    expect((await namesIn(visitor)).filter(name => name === 'Added once')).toHaveLength(1)
    expect((await centreTrail(visitor, fields.url)).entries).toMatchObject([
      { id: act.id, kind: 'add', to: fields, by: { id: account.id, name: account.name } },
    ])
    // The id stands for this act of this account.
    for (const [client, other] of [
      [facilitator, { ...act, fields: { ...fields, name: 'Another' } }],
      [moderator, act],
    ] as const) {
      const response = await postCentreAct(client, other)
      expect((await problemOfResponse(response)).kind).toBe('operation-reused')
    }
  })

  test('two centres cannot have one address, however it is written', async () => {
    const { moderator } = cast()
    await aNewCentre(moderator, 'single.example.org')
    const other = await aNewCentre(moderator, 'other.example.org')
    const fields = centreFieldsOf({ name: 'Twin', url: 'http://SINGLE.example.org' })
    const refusal = { rule: 'already_listed', status: 409 }
    expect(await refusalOfCentreAct(moderator, { kind: 'add', fields })).toMatchObject(refusal)
    expect(
      await refusalOfCentreAct(moderator, {
        kind: 'correct',
        url: other.url,
        seen: other.version,
        fields,
      }),
    ).toMatchObject(refusal)
  })

  test('a correction stands on the version that was read; a later one is told what the centre is now', async () => {
    const { facilitator, moderator } = cast()
    const { url, version } = await aNewCentre(facilitator, 'corrected.example.org')
    const mine = centreFieldsOf({ name: 'Mine', url })
    const theirs = centreFieldsOf({ name: 'Theirs', url })
    const current = await listedBy(moderator, { kind: 'correct', url, seen: version, fields: theirs })
    expect(current).toMatchObject({ name: 'Theirs', version: 2 })
    expect(
      await refusalOfCentreAct(facilitator, { kind: 'correct', url, seen: version, fields: mine }),
    ).toEqual({ rule: 'centre_changed', status: 409, current })
    expect(
      await refusalOfCentreAct(facilitator, { kind: 'remove', url, seen: version, reason: 'Closed.' }),
    ).toEqual({ rule: 'centre_changed', status: 409, current })
    expect(
      await refusalOfCentreAct(facilitator, { kind: 'correct', url, seen: current.version, fields: theirs }),
    ).toMatchObject({ rule: 'same_fields', status: 409 })
    expect((await centreTrail(facilitator, url)).entries.map(({ kind }) => kind)).toEqual(['correct', 'add'])
  })

  test('of corrections that are sent at once one is done, and every other one is a conflict', async () => {
    const { facilitator, moderator } = cast()
    const { url, version } = await aNewCentre(facilitator, 'at-once.example.org')
    const answers = await Promise.all(
      [facilitator, moderator, facilitator, moderator].map(async (client, index) => {
        const fields = centreFieldsOf({ name: `At once ${index}`, url })
        const response = await postCentreAct(
          client,
          aCentreAct({ kind: 'correct', url, seen: version, fields }),
        )
        return response.status
      }),
    )
    expect(answers.toSorted()).toEqual([200, 409, 409, 409])
    expect((await centreTrail(moderator, url)).entries).toHaveLength(2)
  })

  test('a corrected address is where the centre and its trail are from then on', async () => {
    const { facilitator, visitor } = cast()
    const { url, version } = await aNewCentre(facilitator, 'moves.example.org')
    const fields = centreFieldsOf({ name: 'Moved', url: 'https://moved.example.org/' })
    await listedBy(facilitator, { kind: 'correct', url, seen: version, fields })
    expect((await centreTrail(visitor, fields.url)).entries).toMatchObject([
      { kind: 'correct', from: { url }, to: { url: fields.url } },
      { kind: 'add' },
    ])
    const gone = await visitor.ask(`/v1/resource-centres/trail?centre=${encodeURIComponent(url)}`)
    expect((await problemOfResponse(gone)).kind).toBe('not-found')
  })

  test('who stands on an address that a centre has left is told where it is, and what it is now', async () => {
    const { facilitator, moderator } = cast()
    const { url, version } = await aNewCentre(facilitator, 'left.example.org')
    const move = async (from: ResourceCentre['url'], seen: CentreVersion, address: string) => {
      const fields = centreFieldsOf({ name: 'Theirs', url: `https://${address}/` })
      return listedBy(facilitator, { kind: 'correct', url: from, seen, fields })
    }
    const mine = {
      kind: 'correct',
      url,
      seen: version,
      fields: centreFieldsOf({ name: 'Mine', url }),
    } as const
    const onTheWay = await move(url, version, 'on-the-way.example.org')
    const current = await move(onTheWay.url, onTheWay.version, 'arrived.example.org')
    const refusal = { rule: 'centre_changed', status: 409, current }
    expect(await refusalOfCentreAct(moderator, mine)).toEqual(refusal)
    expect(
      await refusalOfCentreAct(moderator, { kind: 'remove', url, seen: version, reason: 'Closed.' }),
    ).toEqual(refusal)
    // Whatever version is named: nobody has read it at the address that it has left.
    expect(await refusalOfCentreAct(moderator, { ...mine, seen: current.version })).toEqual(refusal)
    // Of a centre that was there later and is removed, the one that had left before tells nothing.
    const later = await aNewCentre(facilitator, 'left.example.org')
    await centreAct(
      facilitator,
      aCentreAct({ kind: 'remove', url: later.url, seen: later.version, reason: 'Closed.' }),
    )
    expect(await refusalOfCentreAct(moderator, mine)).toMatchObject({ rule: 'no_such_centre', status: 404 })
  })

  test('who stands on the address of a centre that has moved and is removed is told that it is gone', async () => {
    const { facilitator, moderator } = cast()
    const { url, version } = await aNewCentre(facilitator, 'left-for-good.example.org')
    const fields = centreFieldsOf({ url: 'https://for-good.example.org/' })
    const moved = await listedBy(facilitator, { kind: 'correct', url, seen: version, fields })
    const { url: there, version: seen } = moved
    await centreAct(facilitator, aCentreAct({ kind: 'remove', url: there, seen, reason: 'Closed.' }))
    expect(
      await refusalOfCentreAct(moderator, { kind: 'correct', url, seen: version, fields }),
    ).toMatchObject({ rule: 'no_such_centre', status: 404 })
  })

  test('a removal needs a reason, takes the centre out of the list, and stays on the trail', async () => {
    const { moderator, visitor } = cast()
    const { url, version, name } = await aNewCentre(moderator, 'removed.example.org')
    expect(
      await refusalOfCentreAct(moderator, { kind: 'remove', url, seen: version, reason: '  ' }),
    ).toMatchObject({ rule: 'reason_missing', status: 422 })
    const act = aCentreAct({ kind: 'remove', url, seen: version, reason: 'It was closed.' })
    expect(await centreAct(moderator, act)).toBeNull()
    expect(await centreAct(moderator, act)).toBeNull()
    expect(await namesIn(visitor)).not.toContain(name)
    expect((await centreTrail(visitor)).entries[0]).toMatchObject({
      id: act.id,
      kind: 'remove',
      from: { name, url },
      reason: 'It was closed.',
    })
    // Who adds it again begins a trail of its own.
    const again = await aNewCentre(moderator, 'removed.example.org')
    expect(again.version).toBeGreaterThan(version)
    // What was read of the one that is gone is none of this one.
    expect(
      await refusalOfCentreAct(moderator, { kind: 'remove', url, seen: version, reason: 'It was closed.' }),
    ).toMatchObject({ rule: 'centre_changed' })
    expect((await centreTrail(visitor, again.url)).entries).toHaveLength(1)
  })

  test('what cannot be a centre is refused, with a pointer or the rule', async () => {
    const { moderator } = cast()
    const fields = centreFieldsOf({ url: 'https://never.example.org/' })
    expect(
      await refusalOfCentreAct(moderator, { kind: 'add', fields: { ...fields, country: 'XXX' } }),
    ).toMatchObject({ rule: 'unknown_country', status: 422 })
    expect(
      await refusalOfCentreAct(moderator, { kind: 'add', fields: { ...fields, languages: ['xx'] } }),
    ).toMatchObject({ rule: 'unknown_language', status: 422 })
    for (const wrong of [
      { url: 'javascript:alert(1)' },
      { policy: 'ftp://example.org' },
      { name: 'With\u0000nothing' },
      { description: '' },
      { kind: 'shop' },
      { country: 'EUROPE' },
      { created: '2012-13' },
      { email: 'nobody' },
    ]) {
      const act = { ...aCentreAct({ kind: 'add', fields }), fields: { ...fields, ...wrong } }
      const { kind, errors } = await problemOfResponse(await postCentreAct(moderator, act))
      expect(kind).toBe('invalid-request')
      expect(errors?.[0]?.pointer).toBe(`/fields/${Object.keys(wrong)[0]}`)
    }
    expect(await namesIn(moderator)).not.toContain(fields.name)
  })

  test('a change of the list makes every live line look again', async () => {
    const { facilitator, editor } = cast()
    const { cursor } = await editor.pull()
    const line = untilMore(await editor.ask(`/v1/changes/live?since=${encodeURIComponent(cursor)}`))
    await aNewCentre(facilitator, 'announced.example.org')
    expect(await line).toBe(true)
  })
}
