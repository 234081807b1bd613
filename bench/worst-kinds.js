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

export const KINDS = { ...OF_TAGS, ...OF_FIELDS, ...OF_JSON, ...OF_HEADS, ...OF_CONTROL_CALLS }
