import { Validator } from '@seriousme/openapi-schema-validator'
import t from 'tap'
import { createApp } from '../../src/app.js'
import { MISTYPED, TAKEN_OTHERWISE, UNNAMED, UNSERVED } from '../../src/openapi/v2-differences.js'
import { v2DifferencesTable, v2Document } from '../../src/openapi/v2-document.js'
import { settingsOfCall } from '../../src/options/settings.js'
import { fixture } from '../fixtures.js'

interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, { operationId: string; description: string; parameters: { name: string; in: string }[] }>>
  components: { schemas: Record<string, object> }
}

const made = () => JSON.parse(JSON.stringify(v2Document((name) => JSON.parse(fixture(name))))) as OpenApi

t.test('the contract of version 2 is valid OpenAPI 3.0, with every schema that it refers to and no other', async (t) => {
  const document = made()
  const { valid, errors } = await new Validator().validate({ ...document })
  t.equal(valid, true, JSON.stringify(errors))
  const text = JSON.stringify(document)
  for (const name of Object.keys(document.components.schemas)) t.ok(text.includes(`"#/components/schemas/${name}"`), name)
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) t.ok(name in document.components.schemas, name)
})

t.test('it has the operations that are served, each described once and with the parameters of its path', async (t) => {
  const operations = Object.entries(made().paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, name: `${method.toUpperCase()} ${path}`, ...operation }))
  )
  t.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
  for (const { name, path, description, parameters } of operations) {
    t.notOk(name in UNSERVED || `${name}/` in UNSERVED, name)
    t.ok(description.length > 0, name)
    for (const [, wanted] of path.matchAll(/\{(\w+)\}/g))
      t.ok(
        parameters.some((one) => one.in === 'path' && one.name === wanted),
        `${name}: ${wanted}`
      )
  }
})

t.test('the emulator serves it as it is made', async (t) => {
  const { http } = await createApp(settingsOfCall({ controlKey: 'control' }))
  t.teardown(() => http.close())
  const { statusCode, payload } = await http.inject('/_emulator/openapi-v2.json')
  t.equal(statusCode, 200)
  t.same(JSON.parse(payload), made())
})

t.test('the table of differences has each with its reason', async (t) => {
  const table = v2DifferencesTable()
  for (const [name, why] of Object.entries(UNSERVED)) t.ok(table.includes(`| \`${name}\` | is not served | ${why} |`), name)
  for (const [, why] of Object.values(TAKEN_OTHERWISE)) t.ok(table.includes(why))
  const all = [UNSERVED, UNNAMED, MISTYPED, TAKEN_OTHERWISE].flatMap((kind) => Object.keys(kind))
  t.equal(table.split('\n').length, 2 + all.length)
})
