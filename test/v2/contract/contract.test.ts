import t from 'tap'
import { MISTYPED, TAKEN_OTHERWISE, UNNAMED, UNSERVED } from '../../../src/openapi/v2-differences.js'
import { inV2 } from '../calls.js'
import { operationsOf, resolved, type Schema, unnamedIn, wrongIn } from './documents.js'
import { bodyOf, callOf, pathOf, prepare, queryOf } from './walk.js'

const OPERATIONS = (['contacts', 'contacts-v3', 'locations', 'oauth'] as const).flatMap(operationsOf)
const SERVED = OPERATIONS.filter(({ name }) => !(name in UNSERVED))
const UNKNOWN = 'whatNobodyKnows'

t.test('what is said to differ is in the contract', async (t) => {
  const named = [UNNAMED, MISTYPED, TAKEN_OTHERWISE].flatMap((kind) => Object.keys(kind).map((key) => key.split(' ').slice(0, 2).join(' ')))
  const [served, all] = [SERVED, OPERATIONS].map((operations) => operations.map(({ name }) => name))
  for (const name of named) t.ok(served?.includes(name), name)
  for (const name of Object.keys(UNSERVED)) t.ok(all?.includes(name), name)
})

inV2('what is said not to be served gets 404', async (t, _call, send) => {
  const ids = await prepare(send)
  for (const operation of OPERATIONS.filter(({ name }) => name in UNSERVED)) {
    t.equal((await callOf(send, operation)(pathOf(operation, ids), {})).status, 404, operation.name)
  }
})

for (const operation of SERVED) {
  const { name, version, success, answer } = operation

  inV2(`${name} of ${version} is answered, and refuses each other body, as the contract says`, async (t, _call, send) => {
    const call = callOf(send, operation)
    for (const which of ['all', 'required'] as const) {
      const ids = await prepare(send)
      const { status, text, body: answered } = await call(pathOf(operation, ids) + queryOf(operation), bodyOf(operation, ids, which))
      t.equal(status, success, `with ${which} that it has: ${text}`)
      if (answer === undefined) continue
      t.same(
        wrongIn(answered, answer).filter((wrong) => !(`${name} ${wrong.split(' ')[0]}` in MISTYPED)),
        [],
        text
      )
      t.same(
        unnamedIn(answered, answer).filter((key) => !(`${name} ${key}` in UNNAMED)),
        [],
        'keys that the contract does not have'
      )
    }

    if (operation.body === undefined) return
    const ids = await prepare(send)
    const path = pathOf(operation, ids) + queryOf(operation)
    const good = bodyOf(operation, ids, 'required') ?? {}
    const refused = async (body: unknown, why: string) => {
      const { status, body: answered, text } = await call(path, body)
      t.equal(status, 422, `${why}: ${text}`)
      t.same(wrongIn(answered, operation.refusals[422] ?? {}), [], why)
    }
    const { properties = {}, required = [] } = resolved(operation.body)
    await refused({ ...good, [UNKNOWN]: 'x' }, 'a property that is not known')
    for (const missing of required) {
      const { [missing]: _, ...rest } = good
      await refused(rest, `without ${missing}`)
    }
    if (operation.isForm || operation.isMultipart) return
    for (const [property, schema] of Object.entries(properties)) await refused({ ...good, [property]: otherThan(schema) }, property)
  })
}

/** A value that a schema does not allow. */
function otherThan(schema: Schema): unknown {
  const { type, enum: allowed } = resolved(schema)
  if (allowed) return 'none of them'
  return type === 'string' || type === 'object' ? 5 : 'text'
}
