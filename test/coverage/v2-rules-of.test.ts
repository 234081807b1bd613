import t from 'tap'
import { OPERATIONS, operationOf } from '../../src/coverage/operations.js'
import { rulesOf } from '../../src/coverage/rules-of.js'
import { startEmulator } from '../../src/index.js'
import { V2_RULES } from '../../src/rules/v2-rules.js'

const OF_V2 = OPERATIONS.filter(({ resource }) => resource.startsWith('v2 '))
/** Of no operation: what has no path. */
const ELSEWHERE = ['v2.not-found']

t.test('every rule of version 2 is one that a request to some operation can meet', async (t) => {
  const met = new Set<string>(OF_V2.flatMap(rulesOf))
  t.same(
    V2_RULES.map(([id]) => id).filter((id) => !met.has(id) && !ELSEWHERE.includes(id)),
    []
  )
})

for (const [title, version, locationId, body] of [
  ['without a version', undefined, 'own', {}],
  ['with an empty body', '2021-07-28', 'own', {}],
  ['for another location', '2021-07-28', 'other', {}],
  ['with what is not known', 'v3', 'own', { whatNobodyKnows: 1 }]
] as const) {
  t.test(`the rule that each operation of version 2 meets ${title} is one of those that it can meet`, async (t) => {
    await using emulator = await startEmulator()
    const id = locationId === 'own' ? emulator.locationId : 'OTHER'
    for (const { name } of OF_V2) {
      const [method = '', path = ''] = name.split(' ')
      const url = `${path.replace(':locationId', String(id)).replace(/:\w+/g, 'x')}?locationId=${id}`
      const headers = { authorization: `Bearer ${emulator.apiKey}`, ...(version && { version }) }
      await fetch(emulator.url + url, { method, headers, ...(method !== 'GET' && { body: JSON.stringify(body) }) })
    }
    for (const { request, seq } of await emulator.requests()) {
      const operation = operationOf(request.method, request.path)
      const { steps } = await emulator.explain(seq)
      const rule = steps.find(({ outcome }) => outcome === 'decided')?.rule?.id as string
      if (!operation || ['path.unknown', 'method.unknown'].includes(rule)) continue
      t.ok(([...rulesOf(operation)] as string[]).includes(rule), `${operation.name}: ${rule}`)
    }
  })
}

t.test('a program that calls version 2 is told what it was not shown of it, and nothing of version 1', async (t) => {
  await using emulator = await startEmulator()
  await fetch(`${emulator.url}/contacts/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${emulator.apiKey}`, version: '2021-07-28' },
    body: JSON.stringify({ locationId: emulator.locationId, email: 'a@b.example', customField: {} })
  })
  const coverage = await emulator.coverage()
  t.match(coverage, {
    unserved: 0,
    operations: [{ operation: 'POST /contacts', resource: 'v2 contacts', statuses: { met: [{ status: 422 }] } }]
  })
  t.match(coverage.operations[0]?.fields.unknown, [{ field: 'customField', count: 1 }])
  t.ok(coverage.operations[0]?.statuses.never.includes(201))
  t.same(
    coverage.untouched.map(({ resource }) => resource),
    ['v2 locations', 'v2 oauth']
  )
  t.ok(coverage.rules.never.some(({ rule }) => rule === 'v2.contact-duplicate'))
})
