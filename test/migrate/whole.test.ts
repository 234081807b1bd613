import fc from 'fast-check'
import t from 'tap'
import type { MovedRequest } from '../../src/migrate/migration.js'
import { program } from './calls.js'

const RUNS = 50
const word = fc.string({ maxLength: 12 })
const value = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null), fc.array(word, { maxLength: 2 }))
const date = fc.constantFrom('1990-09-25', '1990/9/5', '09-25-1990', '25.9.1990', '1990-09-25T10:00:00Z', 'in spring', '', '1990')
const phone = fc.constantFrom('+18887324197', '(888) 732-4197', '1', '')
const lead = fc.record(
  {
    ...Object.fromEntries(
      ['firstName', 'lastName', 'name', 'address1', 'city', 'state', 'country', 'postalCode', 'companyName', 'website', 'timezone'].map(
        (name) => [name, word]
      )
    ),
    phone,
    dateOfBirth: date,
    dnd: fc.boolean(),
    tags: fc.array(word, { maxLength: 3 }),
    source: word,
    customField: fc.dictionary(word, value, { maxKeys: 3 }),
    gender: word,
    first_name: value,
    customFields: value,
    locationId: word
  },
  { requiredKeys: [] }
)
const email = fc.constantFrom('a@b.c', 'A@B.C', 'd@e.f', 'g@h.i')

// What the server gives, and what tells when.
const OWN = ['id', 'locationId', 'fingerprint', 'dateAdded']
// What of a contact each difference is about.
const ABOUT: Record<string, string> = { 'date-of-birth': 'dateOfBirth', phone: 'phone', 'tags-lower-case': 'tags', 'tags-replaced': 'tags' }

/** The fields in which two contacts differ. */
function differing(one: object, other: object): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  const of = (contact: object, name: string) => JSON.stringify((contact as Record<string, unknown>)[name])
  return [...names].filter((name) => !OWN.includes(name) && of(one, name) !== of(other, name))
}

for (const fidelity of ['documented', 'observed'] as const)
  t.test(`what v1 accepts v2 accepts as it is told, and keeps the same, or the difference is told (${fidelity})`, async (t) => {
    await using v1 = await program({ fidelity })
    let run = 0
    const isWhole = async (leads: readonly object[]) => {
      run++
      const [old, moved] = [v1.emulator.location(`test-old-${run}`), v1.emulator.location(`test-new-${run}`)]
      const told = new Map<string, MovedRequest[]>()
      for (const sent of leads) await v1.v1('POST', '/contacts', sent, { authorization: `Bearer ${old.apiKey}` })
      const { requests } = await old.migration()
      for (const request of requests) {
        const { status, body } = request.request
          ? await v1.v2(request.request, moved.apiKey, { from: old.locationId, to: moved.locationId })
          : { status: 0, body: {} }
        if (status !== 201 && status !== 200) throw new Error(`${status} ${JSON.stringify(body)} to ${request.curl}`)
        const id = String(Object(body.contact).id)
        told.set(id, [...(told.get(id) ?? []), request])
      }
      const before = await old.contacts()
      const after = await moved.contacts()
      const isSecond = requests.some(({ differences }) => differences.some(({ kind }) => kind === 'second-contact'))
      if (!isSecond && before.length !== after.length) throw new Error(`${before.length} contacts became ${after.length}`)
      if (isSecond) return
      after.forEach((contact, index) => {
        const named = (told.get(contact.id) ?? []).flatMap(({ differences }) => differences.map(({ kind }) => ABOUT[kind]))
        const silent = differing(contact, before[index] as object).filter((name) => !named.includes(name))
        if (silent.length > 0) throw new Error(`${silent} differ: ${JSON.stringify([before[index], contact])}`)
      })
    }
    const leads = fc.array(
      fc.tuple(lead, email).map(([fields, email]) => ({ ...fields, email })),
      { minLength: 1, maxLength: 3 }
    )
    await fc.assert(fc.asyncProperty(leads, isWhole), { numRuns: RUNS })
    t.equal(run, RUNS)
  })
