// The worst requests of each kind that are known, up to 1 MiB: what is sent before, what waits meanwhile, and what is measured.
const MIB = 2 ** 20
const OBSERVED = { fidelity: 'observed' }

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index))
/** `before`, as many parts as go into 1 MiB, `after`. */
const full = (before, part, after, size = MIB) =>
  before + part.repeat(Math.floor((size - before.length - after.length) / part.length)) + after
const names = (count, make) => times(count, (index) => make(String(index).padStart(6, '0'))).join(',')

const TAGS = names(110_000, (name) => `"${name}"`)
const TAGGED = { body: `{"email":"a@b.c","tags":[${TAGS}]}` }
const five = times(5, () => TAGGED)
const wide = { body: full('{"email":"a@b.c","x":"', 'y', '"}', 750_000) }
const values = names(900, (name) => `"${name}":1`)

const OF_TAGS = {
  'create with 110 000 tags': { sent: TAGGED },
  'create with 110 000 tags, fidelity observed': { options: OBSERVED, sent: TAGGED },
  'delete 110 000 tags': { before: [TAGGED], sent: { method: 'DELETE', path: '/v1/contacts/$id/tags', body: `{"tags":[${TAGS}]}` } },
  'add 110 000 tags to as many': {
    before: [TAGGED],
    sent: { path: '/v1/contacts/$id/tags', body: `{"tags":[${TAGS.replaceAll('"0', '"x')}]}` }
  },
  'update that merges 110 000 tags': {
    options: { tagsOnUpdate: 'merge' },
    before: [TAGGED],
    sent: { ...TAGGED, method: 'PUT', path: '/v1/contacts/$id' }
  },
  'tags that are half a million numbers': { sent: { body: full('{"email":"a@b.c","tags":[1', ',1', ']}') } },
  'tags that are half a million numbers, fidelity observed': {
    options: OBSERVED,
    sent: { body: full('{"email":"a@b.c","tags":[1', ',1', ']}') }
  },
  'list with a query of 15 kB over 5 × 110 000 tags': {
    before: five,
    sent: { method: 'GET', path: `/v1/contacts?query=${'x'.repeat(15_000)}` }
  },
  'list of 5 × 110 000 tags': { before: five, sent: { method: 'GET', path: '/v1/contacts?limit=100' } },
  'GET /v1/tags over 5 × 110 000 tags': { before: five, sent: { method: 'GET', path: '/v1/tags' } }
}

const OF_FIELDS = {
  '95 000 unknown field names': { sent: { body: `{"email":"a",${names(95_000, (name) => `"${name.slice(1)}":1`)}}` } },
  'an unknown field name of 1 MB': { sent: { body: full('{"email":"a","', 'x', '":1}') } },
  '80 000 custom fields by key, fidelity observed': {
    options: OBSERVED,
    sent: { body: `{"email":"a","customField":{${names(80_000, (name) => `"k${name}":1`)}}}` }
  },
  'update of 80 000 custom fields by as many': {
    before: [{ body: `{"email":"a","customField":{${names(80_000, (name) => `"k${name}":1`)}}}` }],
    sent: { method: 'PUT', path: '/v1/contacts/$id', body: `{"customField":{${names(80_000, (name) => `"l${name}":1`)}}}` }
  },
  'a name of half a million words, fidelity observed': { options: OBSERVED, sent: { body: full('{"email":"a","name":"', 'a ', '"}') } },
  'a name of white space alone, fidelity observed': { options: OBSERVED, sent: { body: full('{"email":"a","name":"', ' ', 'x"}') } },
  'a phone of 1 MB, fidelity observed': { options: OBSERVED, sent: { body: full('{"phone":"+', '1', '"}') } },
  'a phone of a million signs, fidelity observed': { options: OBSERVED, sent: { body: full('{"phone":"', '+ (', '"}') } },
  'an e-mail of 1 MB': { sent: { body: full('{"email":"', 'İ', '"}', MIB / 2) } },
  'a note of 1 MB': { before: [{ body: '{"email":"a"}' }], sent: { path: '/v1/contacts/$id/notes', body: full('{"body":"', 'x', '"}') } },
  'a custom field with a name of 1 MB': { sent: { path: '/v1/custom-fields', body: full('{"dataType":"TEXT","name":"', '-a', '"}') } },
  'a custom field with half a million wrong options': {
    sent: { path: '/v1/custom-fields', body: full('{"name":"a","dataType":"CHECKBOX","options":[1', ',1', ']}') }
  }
}

const OF_JSON = {
  'arrays in each other': { sent: { body: full('', '[', '') } },
  'whole arrays in each other': { sent: { body: '['.repeat(500_000) + ']'.repeat(500_000) } },
  'objects in each other': { sent: { body: full('', '{"a":', '') } },
  'empty arrays beside each other': { sent: { body: full('{"email":"a","x":[[]', ',[]', ']}') } },
  'escaped quotes': { sent: { body: full('{"email":"a","x":"', '\\"', '"}') } },
  'escaped backslashes': { sent: { body: full('{"email":"a","x":"', '\\\\', '"}') } },
  'backslashes without an end': { sent: { body: full('"', '\\', '') } },
  'characters as numbers': { sent: { body: full('{"email":"a","x":"', '\\u0041', '"}') } },
  'the beginning of the key, as numbers': {
    sent: { body: full('{"email":"a","x":"', '\\u0074\\u0065\\u0073\\u0074-worst'.slice(0, -1), '"}') }
  },
  'the key, again and again': { sent: { body: full('{"email":"a","x":"', 'test-worst', '"}') } },
  'no JSON': { sent: { body: full('', 'x', '') } },
  'a form': { sent: { body: full('email=a', '&a=1', ''), headers: { 'content-type': 'application/x-www-form-urlencoded' } } },
  'more than 1 MiB': { sent: { body: 'x'.repeat(4 * MIB) } }
}

const OF_HEADS = {
  'a query of 15 kB with a name a character': { sent: { method: 'GET', path: `/v1/contacts?${'a&'.repeat(7000)}` } },
  'a query of 15 kB with keys': { sent: { method: 'GET', path: `/v1/contacts?${'key?'.repeat(3500)}` } },
  'a query of 15 kB of percents': { sent: { method: 'GET', path: `/v1/contacts?${'%41'.repeat(4500)}` } },
  'a path of 15 kB of slashes': { sent: { method: 'GET', path: '/'.repeat(14_000) } },
  'a path of 15 kB': { sent: { method: 'GET', path: `/v1/contacts/${'x'.repeat(14_000)}` } },
  'a header of 15 kB': { sent: { body: '{"email":"a"}', headers: { 'x-long': 'bearer '.repeat(2000) } } },
  '1000 headers': { sent: { body: '{"email":"a"}', headers: Object.fromEntries(times(1000, (index) => [`x-${index}`, 'a'])) } },
  'a key of 14 kB': { sent: { body: '{"email":"a"}', headers: { authorization: `Bearer test-${'x'.repeat(14_000)}` } } },
  'a key of 14 kB and a body of 1 MiB like it': {
    sent: { body: full('{"email":"a","x":"\\n', 'x', '"}'), headers: { authorization: `Bearer test-${'x'.repeat(14_000)}` } }
  }
}

const OF_CONTROL_CALLS = {
  '60 000 contacts put in by id': {
    sent: { path: '/_emulator/contacts', body: `{"contacts":[${names(60_000, (name) => `{"id":"${name}"}`)}]}` }
  },
  '10 000 contacts put in by id': {
    sent: { path: '/_emulator/contacts', body: `{"contacts":[${names(10_000, (name) => `{"id":"${name}"}`)}]}` }
  },
  'contacts put in that are numbers': { sent: { path: '/_emulator/contacts', body: full('{"contacts":[1', ',1', ']}') } },
  'contacts put in with an unknown field': { sent: { path: '/_emulator/contacts', body: full('{"contacts":[{}', ',{"x":1}', ']}') } },
  'contacts put in with wrong types': {
    sent: { path: '/_emulator/contacts', body: full('{"contacts":[{}', ',{"email":1,"tags":[1]}', ']}') }
  },
  'one contact put in with 95 000 unknown fields': {
    sent: { path: '/_emulator/contacts', body: `{"contacts":[{${names(95_000, (name) => `"${name.slice(1)}":1`)}}]}` }
  },
  'a wait for 90 000 values': {
    sent: { path: '/_emulator/requests/wait', body: `{"match":{"body":{${names(90_000, (name) => `"${name}":1`)}}}}` }
  },
  'a wait for 900 values that no one of 1000 requests has': {
    before: times(1000, (index) => ({ body: `{"email":"${index}"}` })),
    sent: { path: '/_emulator/requests/wait', body: `{"timeoutMs":1,"match":{"body":{${values}}}}` }
  },
  'a wait for a contact that no one of 5 × 110 000 tags has': {
    before: five,
    sent: { path: '/_emulator/contacts/wait', body: '{"timeoutMs":1,"match":{"tags":["x"]}}' }
  },
  'a body of 750 kB that 200 waits look at': {
    pending: times(200, (index) => ({ path: '/_emulator/requests/wait', body: `{"timeoutMs":100000,"match":{"body":{"x":"${index}"}}}` })),
    sent: wide
  },
  'a body of 750 kB that 200 faults look at': {
    before: times(200, (index) => ({ path: '/_emulator/faults', body: `{"status":500,"match":{"body":{"x":"${index}"}}}` })),
    sent: wide
  },
  'a fault of 1 MiB': { sent: { path: '/_emulator/faults', body: full('{"status":500,"body":[1', ',1', ']}') } },
  'a fault with a match of 1 MiB': { sent: { path: '/_emulator/faults', body: full('{"status":500,"match":{"body":[1', ',1', ']}}') } },
  'a fault with 90 000 headers': {
    sent: { path: '/_emulator/faults', body: `{"status":500,"headers":{${names(90_000, (name) => `"${name}":""`)}}}` }
  },
  'a fault with 90 000 unknown fields': { sent: { path: '/_emulator/faults', body: `{${names(90_000, (name) => `"${name}":1`)}}` } },
  'a query of 15 kB of a control call': { sent: { method: 'GET', path: `/_emulator/requests?${'a&'.repeat(7000)}` } }
}

const V2 = { version: '2021-07-28' }
const OF = '"locationId":"$location"'
const ofV2 = (path, body, more) => ({ path, body, headers: V2, ...more })
// With room for what is put in place of an id.
const near = (before, part, after) => full(before, part, after, MIB - 100)
const filters = names(20, (name) => `{"field":"tags","operator":"contains","value":"${name}x"}`)
const inMany = names(44_000, () => '"$id"')
const form = (body) => ({ path: '/oauth/token', body, headers: { 'content-type': 'application/x-www-form-urlencoded' } })

const OF_V2 = {
  'v2: 11 000 files': {
    sent: {
      path: '/locations/$location/customFields/upload',
      headers: { ...V2, 'content-type': 'multipart/form-data; boundary=x' },
      body: full('', '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\nContent-Type: a/b\r\n\r\n\r\n', '--x--', MIB - 100)
    }
  },
  'v2: create with 110 000 tags': { sent: ofV2('/contacts/', `{${OF},"email":"a@b.c","tags":[${TAGS}]}`) },
  'v2: tags that are half a million numbers': { sent: ofV2('/contacts/', near(`{${OF},"tags":[1`, ',1', ']}')) },
  'v2: create with 90 000 unknown properties': {
    sent: ofV2('/contacts/', `{${OF},${names(90_000, (name) => `"${name}":1`)}}`)
  },
  'v2: create with an unknown property of 1 MB': { sent: ofV2('/contacts/', near(`{${OF},"`, 'x', '":1}')) },
  'v2: create with 30 000 custom fields by key': {
    before: [{ path: '/v1/custom-fields', body: '{"dataType":"TEXT","name":"k"}' }],
    sent: ofV2('/contacts/', `{${OF},"customFields":[${names(30_000, (name) => `{"key":"k${name}","field_value":1}`)}]}`)
  },
  'v2: create with 30 000 custom fields by key, fidelity observed': {
    options: OBSERVED,
    sent: ofV2('/contacts/', `{${OF},"customFields":[${names(30_000, (name) => `{"key":"k${name}","field_value":1}`)}]}`)
  },
  'v2: 90 000 custom fields with an unknown property': {
    sent: ofV2('/contacts/', near(`{${OF},"customFields":[{}`, ',{"x":1}', ']}'))
  },
  'v2: 55 000 custom fields as v3 spells them': {
    sent: ofV2('/contacts/', near(`{${OF},"customFields":[{}`, ',{"fieldValue":1}', ']}'))
  },
  'v2: a date of birth of 1 MB': { sent: ofV2('/contacts/', near(`{${OF},"dateOfBirth":"`, '1-', '"}')) },
  'v2: search with 20 filters over 5 × 110 000 tags': {
    before: five,
    sent: ofV2('/contacts/search', `{${OF},"filters":[${filters}]}`)
  },
  'v2: search with 20 filters that fit over 5 × 110 000 tags': {
    before: five,
    sent: ofV2('/contacts/search', `{${OF},"filters":[${names(20, () => '{"field":"tags","operator":"contains","value":"109999"}')}]}`)
  },
  'v2: search with filters of 1 MB over 5 × 110 000 tags': {
    before: five,
    sent: ofV2(
      '/contacts/search',
      `{${OF},"filters":[${names(20, () => `{"field":"tags","operator":"eq","value":"${'x'.repeat(50_000)}"}`)}]}`
    )
  },
  'v2: search with a query of 1 MB over 5 × 110 000 tags': {
    before: five,
    sent: ofV2('/contacts/search', near(`{${OF},"query":"`, 'x', '"}'))
  },
  'v2: search after half a million values': { sent: ofV2('/contacts/search', near(`{${OF},"searchAfter":[1`, ',1', ']}')) },
  'v2: add 110 000 tags to as many': {
    before: [TAGGED],
    sent: ofV2('/contacts/$id/tags', `{"tags":[${TAGS.replaceAll('"0', '"x')}]}`)
  },
  'v2: add a tag to one contact 44 000 times': {
    before: [{ body: '{"email":"a"}' }],
    sent: ofV2('/contacts/bulk/tags/update/add', `{${OF},"contacts":[${inMany}],"tags":["x"]}`)
  },
  'v2: add a tag to 150 000 contacts that are none': {
    sent: ofV2('/contacts/bulk/tags/update/add', near(`{${OF},"tags":["x"],"contacts":["a"`, ',"a"', ']}'))
  },
  'v2: add 110 000 tags to one contact of many with as many': {
    before: five,
    sent: ofV2('/contacts/bulk/tags/update/add', `{${OF},"contacts":["$id"],"tags":[${TAGS.replaceAll('"0', '"x')}]}`)
  },
  'v2: remove all tags of a contact twice': {
    before: five,
    sent: ofV2('/contacts/bulk/tags/update/remove', `{${OF},"contacts":["$id","$id"],"tags":[],"removeAllTags":true}`)
  },
  'v2: put 40 000 contacts that are none into a business': {
    sent: ofV2('/contacts/bulk/business', near(`{${OF},"businessId":"b","ids":["a"`, ',"a"', ']}'))
  },
  'v2: 110 000 followers': {
    before: [{ body: '{"email":"a"}' }],
    sent: ofV2('/contacts/$id/followers', `{"followers":[${names(110_000, (name) => `"${name}"`)}]}`)
  },
  'v2: take 110 000 followers away': {
    before: [{ body: '{"email":"a"}' }, ofV2('/contacts/$id/followers', `{"followers":[${TAGS}]}`)],
    sent: ofV2('/contacts/$id/followers', `{"followers":[${TAGS}]}`, { method: 'DELETE' })
  },
  'v2: the tags of a location with 5 × 110 000': { before: five, sent: ofV2('/locations/$location/tags', undefined, { method: 'GET' }) },
  'v2: one tag of a location with 5 × 110 000': { before: five, sent: ofV2('/locations/$location/tags/x', undefined, { method: 'GET' }) },
  'v2: a custom field with 70 000 options': {
    sent: ofV2(
      '/locations/$location/customFields',
      near('{"dataType":"CHECKBOX","name":"a","textBoxListOptions":[{}', ',{"label":"a"}', ']}')
    )
  },
  'v2: a custom value with a name of 1 MB': { sent: ofV2('/locations/$location/customValues', near('{"value":"a","name":"', '-a', '"}')) },
  'v2: tasks of 250 000 contacts': { sent: ofV2('/locations/$location/tasks/search', near('{"contactId":["a"', ',"a"', ']}')) },
  'v2: a form of 1 MiB with a field a character': { sent: form(near('grant_type=x', '&a=1', '')) },
  'v2: a form of 1 MiB with one field': { sent: form(near('client_id=a&client_secret=b&grant_type=authorization_code&code=', 'x', '')) },
  'v2: a form of 1 MiB of percents': { sent: form(near('client_id=a&client_secret=b&grant_type=authorization_code&code=', '%41', '')) },
  'v2: a form of 1 MiB with the code in each place': {
    sent: form(near('client_id=a&client_secret=b&grant_type=authorization_code&code=test-worst&redirect_uri=', 'test-worst', ''))
  },
  'v2: JSON of 1 MiB that asks for a token': { sent: { path: '/oauth/token', body: near('{"code":[1', ',"test-worst"', ']}') } },
  'v2: 90 000 unknown properties that ask for a token': {
    sent: { path: '/oauth/token', body: `{${names(90_000, (name) => `"${name}":1`)}}` }
  },
  'v2: JSON of 1 MiB that is sent to where nothing is served': { sent: { path: '/oauth/nothing', body: near('{"a":[1', ',{"b":1}', ']}') } }
}

export const KINDS = { ...OF_TAGS, ...OF_FIELDS, ...OF_JSON, ...OF_HEADS, ...OF_CONTROL_CALLS, ...OF_V2 }
