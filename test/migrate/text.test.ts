import t from 'tap'
import { migrationText } from '../../src/migrate/text.js'
import { program } from './calls.js'

t.test('each request is told with its differences and its curl, and at the end in how many something changes', async (t) => {
  await using v1 = await program()
  t.equal(migrationText(await v1.migration()), 'No request came.')
  await v1.create({ email: 'a\u001b[2J@b.c', customField: { f: 1 } })
  await v1.v1('GET', '/users/location')
  const text = migrationText(await v1.migration())
  t.match(text, '#1  refused  POST /go-high-level/v1/contacts  a\\x1b[2J@b.c')
  t.match(
    text,
    '  Version 2 refuses it as it was sent: 422 locationId should not be empty; then 422 property customField should not exist.'
  )
  t.match(text, '  custom-fields: customField\n    v1: ')
  t.match(text, "    curl --request POST 'https://services.leadconnectorhq.com/contacts/' \\\n")
  t.match(text, '#2  no-counterpart  GET /go-high-level/v1/users/location\n')
  t.match(text, 'Of every request\nhost\n  v1: ')
  t.match(text, /\n2 requests of version 1: .*\.$/)
  t.notMatch(text, '\u001b')
})
