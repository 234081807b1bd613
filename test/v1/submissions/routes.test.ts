import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { monthBefore } from '../../../src/v1/submissions/list.js'
import { inBothProfiles } from '../calls.js'

inBothProfiles('form.list: a location has one plausible form and survey, or those it was given', async (t, call, send) => {
  const { forms } = (await call('GET', '/forms/')).body
  const { surveys } = (await call('GET', '/surveys')).body
  t.match([forms, surveys], [[{ id: /^[A-Za-z0-9]{20}$/, name: 'Test form' }], [{ name: 'Test survey' }]])
  t.same((await call('GET', '/forms')).body.forms, forms, 'always the same')
  const body = JSON.stringify({ forms: [{ id: 'f1', name: 'One' }, { name: 'Two' }], surveys: [{ name: 'Three' }] })
  await send({ path: '/_emulator/data', body })
  t.match((await call('GET', '/forms')).body, {
    forms: [
      { id: 'f1', name: 'One' },
      { id: /^[A-Za-z0-9]{20}$/, name: 'Two' }
    ]
  })
  t.match((await call('GET', '/surveys')).body, { surveys: [{ name: 'Three' }] })
})

interface Page {
  submissions: { id: string }[]
  meta: object
}

t.test('submission.list: what was filled in is listed by form, date and contact, a page at a time', async (t) => {
  const submissions = [
    { id: 's1', formId: 'f1', contactId: 'c1', fields: { email: 'JOHN@b.c', q1: 20 }, createdAt: '2026-03-30T23:59:59Z' },
    { id: 's2', formId: 'f2', contactId: 'c2', createdAt: '2026-03-31T12:00:00Z', pageDetails: { url: 'https://b.c/' } },
    { id: 's3', formId: 'f1', contactId: 'c1', createdAt: '2026-02-28T00:00:00Z' },
    { id: 's4', formId: 'f1', contactId: 'c1', createdAt: '2026-02-27T23:59:59Z' },
    { id: 's5', surveyId: 'y1', contactId: 'c1', createdAt: '2026-03-31T00:00:00Z' }
  ]
  const contacts = [{ id: 'c2', email: 'jane@b.c', phone: '+15550100', name: 'Jane Doe' }]
  await using emulator = await startEmulator({ clock: '2026-03-31T20:00:00Z', data: { contacts, submissions } })
  const get = async (path: string): Promise<Page> =>
    (await fetch(emulator.baseUrl + path, { headers: { authorization: `Bearer ${emulator.apiKey}` } })).json() as Promise<Page>
  const ids = async (query: string, of = 'forms') => (await get(`/${of}/submissions${query}`)).submissions.map(({ id }) => id)

  const whole = await get('/forms/submissions?limit=2')
  t.equal(
    JSON.stringify(whole.submissions),
    '[{"id":"s2","contactId":"c2","createdAt":"2026-03-31T12:00:00Z","formId":"f2","pageDetails":{"url":"https://b.c/"}},' +
      '{"id":"s1","contactId":"c1","email":"JOHN@b.c","q1":20,"createdAt":"2026-03-30T23:59:59Z","formId":"f1","pageDetails":{}}]'
  )
  t.same(whole.meta, { total: 3, currentPage: 1, nextPage: 2, prevPage: null })
  t.match(await get('/forms/submissions?limit=2&page=2'), { submissions: [{ id: 's3' }], meta: { nextPage: null, prevPage: 1 } })
  t.same(await ids(''), ['s2', 's1', 's3'], 'those since the last day of the month before')
  t.same(await ids('?formId=f1'), ['s1', 's3'])
  t.same(await ids('?startAt=2026-02-27&endAt=2026-03-30'), ['s1', 's3', 's4'])
  for (const [q, found] of Object.entries({ c2: ['s2'], 'john@': ['s1'], JANE: ['s2'], 555: ['s2'], nobody: [] }))
    t.same(await ids(`?q=${q}`), found, q)
  t.same(await ids('?surveyId=y1', 'surveys'), ['s5'])
  t.same(await ids('?surveyId=other', 'surveys'), [])
  t.same(await ids('?startAt=yesterday'), ['s2', 's1', 's3'])
  t.match((await emulator.requests()).at(-1)?.reasons, ['startAt=yesterday was ignored: it is not understood'])
})

t.test('what a submission does not say is filled in: its form, its id and its time', async (t) => {
  await using emulator = await startEmulator({ clock: '2026-01-01T00:00:00Z' })
  await emulator.addData({ submissions: [{ contactId: 'c1' }] })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const { forms } = (await (await fetch(`${emulator.baseUrl}/forms`, { headers })).json()) as { forms: { id: string }[] }
  t.match(await (await fetch(`${emulator.baseUrl}/forms/submissions`, { headers })).json(), {
    submissions: [{ id: /^[0-9a-f-]{36}$/, contactId: 'c1', createdAt: '2026-01-01T00:00:00.000Z', formId: forms[0]?.id }]
  })
})

t.test('a time of a submission that is none is refused', async (t) => {
  const submissions = [{ contactId: 'c1', createdAt: 'yesterday' }]
  await t.rejects(startEmulator({ data: { submissions } }), { message: /submissions\.0\.createdAt must match pattern/ })
})

t.test('a month before a date is the same date, or the last of a shorter month', async (t) => {
  t.equal(monthBefore('2026-03-31T20:00:00.000Z'), '2026-02-28')
  t.equal(monthBefore('2024-03-30T00:00:00.000Z'), '2024-02-29')
  t.equal(monthBefore('2026-01-15T00:00:00.000Z'), '2025-12-15')
})
