import fc from 'fast-check'
import t from 'tap'
import { overBoth, type Send } from '../transports.js'
import { SENT_SERVICE, SENT_TEAM } from './calendars/sent.js'
import { caller } from './calls.js'

type Call = ReturnType<typeof caller>
type Fields = Record<string, unknown>

/** A kind of things that a location holds: where it is, what a new one is made of, and what an answer has of that. */
interface Kind {
  path: (contact: string) => string
  sent: (text: string, contact: string) => Fields
  /** The fields of an answer that say what was sent. */
  told: (answer: Fields) => Fields
  /** The key of the list. */
  list: string
  /** Whether one can be read by its id. */
  isRead?: false
  /** Whether it goes with its contact. */
  isOfContact?: true
  /** Whether an agency holds it. */
  isOfAgency?: true
}

const PLACE = { address: 'a', city: 'c', state: 'IL', country: 'US', postalCode: '60601', timezone: 'US/Central' }

const KINDS: Record<string, Kind> = {
  'custom values': {
    path: () => '/custom-values',
    sent: (text) => ({ name: text, value: `${text}!` }),
    told: ({ name, value }) => ({ name, value }),
    list: 'customFields'
  },
  links: {
    path: () => '/links',
    sent: (text) => ({ name: text, redirectTo: `https://${text}.test` }),
    told: ({ name, redirectTo }) => ({ name, redirectTo }),
    list: 'links',
    isRead: false
  },
  notes: {
    path: (contact) => `/contacts/${contact}/notes`,
    sent: (text) => ({ body: text }),
    told: ({ body }) => ({ body }),
    list: 'notes',
    isOfContact: true
  },
  tasks: {
    path: (contact) => `/contacts/${contact}/tasks`,
    sent: (text) => ({ title: text, dueDate: '2026-01-01T00:00:00Z' }),
    told: ({ title, dueDate }) => ({ title, dueDate }),
    list: 'tasks',
    isOfContact: true
  },
  opportunities: {
    path: () => '/pipelines/p/opportunities',
    sent: (text, contactId) => ({ title: text, status: 'open', stageId: 's', contactId }),
    told: ({ name, status, contact }) => ({ title: name, status, stageId: 's', contactId: (contact as Fields).id }),
    list: 'opportunities',
    isOfContact: true
  },
  teams: {
    path: () => '/calendars/teams',
    sent: (text) => ({ ...SENT_TEAM, name: text }),
    told: ({ name, members }) => ({ ...SENT_TEAM, name, userIds: (members as Fields[]).map(({ id }) => id) }),
    list: 'teams',
    isRead: false
  },
  services: {
    path: () => '/calendars/services',
    sent: (text) => ({ ...SENT_SERVICE, name: text }),
    told: ({ name }) => ({ ...SENT_SERVICE, name }),
    list: 'services',
    isRead: false
  },
  'locations of an agency': {
    path: () => '/locations',
    sent: (text) => ({
      businessName: text,
      firstName: text,
      lastName: text,
      email: `${text}@deo.com`,
      phone: '+13125550100',
      ...PLACE,
      website: `https://${text}.test`
    }),
    told: ({ name, firstName, lastName, email, phone, address, city, state, country, postalCode, timezone, website }) => ({
      ...{ businessName: name, firstName, lastName, email, phone },
      ...{ address, city, state, country, postalCode, timezone, website }
    }),
    list: 'locations',
    isOfAgency: true
  }
}

/** What a location should hold of a kind, by id: what was sent, and of which contact it is. */
type Model = Map<string, { sent: Fields; contact: string }>

type Step =
  | { do: 'create' | 'read' | 'update' | 'delete' | 'list' | 'unknown'; kind: string; nth: number; text: string }
  | { do: 'contact' }

const steps = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'contact' }) },
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constantFrom('create', 'create', 'read', 'update', 'delete', 'list', 'unknown'),
        kind: fc.constantFrom(...Object.keys(KINDS)),
        nth: fc.nat(5),
        text: fc.stringMatching(/^[a-z]{1,8}$/)
      }) as fc.Arbitrary<Step>
    }
  ),
  { minLength: 20, maxLength: 60 }
)

/** Walks through the resources of a location, and holds each answer against the model. */
async function walk(ofLocation: Call, ofAgency: Call, path: readonly Step[]): Promise<void> {
  const model = new Map(Object.keys(KINDS).map((kind): [string, Model] => [kind, new Map()]))
  const newContact = async () => (await ofLocation('POST', '/contacts', { email: 'a@b.c' })).body.contact.id as string
  let contact = await newContact()
  // A location that was given none of a kind has one of it, and takes any id; so it is given one of each.
  for (const kind of ['teams', 'services'])
    await ofLocation('POST', (KINDS[kind] as Kind).path(contact), KINDS[kind]?.sent('first', contact))
  const first = new Set<unknown>()
  for (const { path, list, isOfAgency } of Object.values(KINDS)) {
    const { body } = await (isOfAgency ? ofAgency : ofLocation)('GET', path(contact))
    for (const { id } of body[list]) first.add(id)
  }
  for (const step of path) {
    if (step.do === 'contact') {
      await expectStatus(ofLocation('DELETE', `/contacts/${contact}`), 200, step)
      for (const [kind, { isOfContact }] of Object.entries(KINDS)) if (isOfContact) forget(model.get(kind) as Model, contact)
      contact = await newContact()
      continue
    }
    const kind = KINDS[step.kind] as Kind
    const call = kind.isOfAgency ? ofAgency : ofLocation
    const there = model.get(step.kind) as Model
    const all = kind.path(contact)
    const [id, known] = [...there].filter(([, one]) => one.contact === contact || !kind.isOfContact)[step.nth] ?? []
    const sent = kind.sent(step.text, contact)
    const hold = (answer: Fields, wanted: Fields) => same(kind.told(answer), wanted, step)
    if (step.do === 'create') {
      const made = await expectStatus(call('POST', all, { ...sent, id: 'mine' }), 200, step)
      hold(made, sent)
      if (there.has(String(made.id)) || made.id === 'mine') throw new Error(`an id that is no new one: ${made.id}`)
      there.set(String(made.id), { sent, contact })
    } else if (step.do === 'list') {
      const listed = (await expectStatus(call('GET', `${all}?limit=100`), 200, step))[kind.list] as Fields[]
      const wanted = [...there.values()].filter((one) => one.contact === contact || !kind.isOfContact).map((one) => one.sent)
      const sorted = (list: readonly Fields[]) => list.map((each) => JSON.stringify(each)).sort()
      same(sorted(listed.filter(({ id }) => !first.has(id)).map(kind.told)), sorted(wanted), step)
    } else if (step.do === 'unknown' || id === undefined || known === undefined) {
      for (const method of ['PUT', 'DELETE'])
        await expectStatus(call(method, `${all}/none`, method === 'PUT' ? sent : undefined), 422, step)
    } else if (step.do === 'read') {
      if (kind.isRead !== false) hold(await expectStatus(call('GET', `${all}/${id}`), 200, step), known.sent)
    } else if (step.do === 'update') {
      hold(await expectStatus(call('PUT', `${all}/${id}`, sent), 200, step), sent)
      there.set(id, { sent, contact })
    } else {
      await expectStatus(call('DELETE', `${all}/${id}`), 200, step)
      there.delete(id)
      await expectStatus(call('DELETE', `${all}/${id}`), 422, step)
    }
  }
}

function forget(model: Model, contact: string): void {
  for (const [id, one] of model) if (one.contact === contact) model.delete(id)
}

async function expectStatus(answered: ReturnType<Call>, status: number, step: Step): Promise<Fields> {
  const answer = await answered
  if (answer.status !== status) throw new Error(`${JSON.stringify(step)}: ${answer.status} ${answer.text}`)
  return answer.body
}

function same(came: unknown, wanted: unknown, step: Step): void {
  if (JSON.stringify(came) !== JSON.stringify(wanted))
    throw new Error(`${JSON.stringify(step)}: ${JSON.stringify(came)} is not ${JSON.stringify(wanted)}`)
}

overBoth(t, 'whatever a program does with the resources of a location, it holds what a simple model holds', async (t, send: Send) => {
  let walks = 0
  // Each walk has a location of its own.
  await fc.assert(
    fc.asyncProperty(steps, (path) => walk(caller(send, `test-walk-${++walks}`), caller(send, `agency-walk-${walks}`), path)),
    { numRuns: 25 }
  )
  t.ok(walks >= 25)
})
