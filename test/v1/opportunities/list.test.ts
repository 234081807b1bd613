import fc from 'fast-check'
import t from 'tap'
import { readListQuery } from '../../../src/v1/opportunities/list.js'
import { type caller, inBothProfiles, onlyDocumented, setClock } from '../calls.js'

const ALL = '/pipelines/p1/opportunities'

type Call = ReturnType<typeof caller>
const make = async (call: Call, title: string, more: object = {}): Promise<string> =>
  (await call('POST', ALL, { title, status: 'open', stageId: 's1', email: `${title}@deo.com`, ...more })).body.id
const titles = ({ body }: { body: { opportunities: { name: string }[] } }) => body.opportunities.map(({ name }) => name)

t.test('a list is asked for by its query, and what is not understood is told', async (t) => {
  t.match(readListQuery({}), { limit: 20, page: 1, ignored: [], status: undefined, monetaryValue: undefined })
  t.match(readListQuery({ limit: '200', status: 'won', monetaryValue: '-2.5', startDate: '5', startAfterId: 'x' }), {
    ...{ limit: 100, status: 'won', monetaryValue: -2.5, startDate: 5, startAfterId: 'x', ignored: [] }
  })
  t.same(readListQuery({ status: 'toString', monetaryValue: 'much', endDate: 'now', startDate: '' }).ignored, [
    'status=toString was ignored: it is not understood',
    'monetaryValue=much was ignored: it is not understood',
    'endDate=now was ignored: it is not understood'
  ])
})

onlyDocumented('opportunity.list: the newest first, page by page, with the meta of the reference', async (t, call, send) => {
  await setClock(send, { now: '2020-10-28T07:30:49.758Z' })
  const ids: string[] = []
  for (const title of ['a', 'b', 'c']) {
    ids.unshift(await make(call, title))
    if (title !== 'a') await setClock(send, { advanceMs: 1000 })
  }
  await call('POST', '/pipelines/p2/opportunities', { title: 'other', status: 'open', stageId: 's', email: 'a@b.c' })
  const all = await call('GET', `${ALL}/`)
  t.same(titles(all), ['c', 'b', 'a'])
  t.same(Object.keys(all.body), ['opportunities', 'meta'])
  t.equal(
    all.text,
    JSON.stringify({
      opportunities: await Promise.all(ids.map(async (id) => (await call('GET', `${ALL}/${id}`)).body)),
      meta: all.body.meta
    })
  )
  t.equal(
    JSON.stringify(all.body.meta),
    '{"total":3,"nextPageUrl":null,"startAfterId":null,"startAfter":null,"currentPage":1,"nextPage":null,"prevPage":null}'
  )
  await setClock(send, { now: '2021-01-01T00:00:00Z' })
  const first = await call('GET', `${ALL}?limit=2&page=1`)
  const nextPageUrl = `http://ghl.test/v1${ALL}?limit=2&startAfter=1603870249758&startAfterId=${ids[1]}`
  t.same(first.body.meta, {
    ...{ total: 3, nextPageUrl, startAfterId: ids[1], startAfter: 1_603_870_249_758, currentPage: 1, nextPage: 2, prevPage: null }
  })
  const second = await call('GET', nextPageUrl.slice('http://ghl.test/v1'.length))
  t.same(titles(second), ['a'], 'the one of the same millisecond that was added before')
  t.match(second.body.meta, { currentPage: 2, nextPage: null, prevPage: 1 })
  t.same(titles(await call('GET', `${ALL}?limit=2&page=2`)), ['a'])
  t.same(titles(await call('GET', `${ALL}?limit=2&page=9`)), [])
})

inBothProfiles('opportunity.list: only those that each filter asks for, also together', async (t, call, send) => {
  await setClock(send, { now: '2026-01-01T00:00:00Z' })
  const start = Date.parse('2026-01-01T00:00:00Z')
  await make(call, 'alpha', { name: 'John Deo', companyName: 'Tesla Inc', monetaryValue: 220, assignedTo: 'u1' })
  await setClock(send, { advanceMs: 1000 })
  await make(call, 'beta', { status: 'won', stageId: 's2', monetaryValue: 220 })
  await setClock(send, { advanceMs: 1000 })
  const id = await make(call, 'gamma', { status: 'lost', monetaryValue: 0 })
  const { contact } = (await call('GET', `${ALL}/${id}`)).body
  await call('POST', `/contacts/${contact.id}/workflow/c1`)
  await call('POST', `/contacts/${contact.id}/campaigns/c1`)
  for (const [query, found] of [
    ['stageId=s2', ['beta']],
    ['stageId=none', []],
    ['status=won', ['beta']],
    ['status=abandoned', []],
    ['monetaryValue=220', ['beta', 'alpha']],
    ['monetaryValue=0', ['gamma']],
    ['monetaryValue=220&status=open', ['alpha']],
    ['assignedTo=u1', ['alpha']],
    ['campaignId=c1', ['gamma']],
    ['campaignId=c2', []],
    [`startDate=${start + 1000}`, ['gamma', 'beta']],
    [`endDate=${start + 1000}`, ['beta', 'alpha']],
    [`startDate=${start + 1}&endDate=${start + 1999}`, ['beta']],
    ['query=BETA@deo.com', ['beta']],
    ['query=ALPH', ['alpha']],
    ['query=tesla', ['alpha']],
    ['query=nobody', []],
    ['status=done', ['gamma', 'beta', 'alpha']]
  ] as const) {
    const answer = await call('GET', `${ALL}?${query}`)
    t.same(titles(answer), found, query)
    t.equal(answer.body.meta.total, found.length, query)
  }
  await call('DELETE', `/contacts/${contact.id}/campaigns/c1`)
  t.same(titles(await call('GET', `${ALL}?campaignId=c1`)), [], 'taken out of the campaign')
})

inBothProfiles('opportunity.list: a program that wins or deletes what it reads misses none', async (t, call, send) => {
  await setClock(send, { now: '2026-01-01T00:00:00Z' })
  for (const title of ['a', 'b', 'c', 'd', 'e']) await make(call, title)
  const read = async (change: (id: string, name: string) => Promise<unknown>) => {
    const seen: string[] = []
    let path = `${ALL}?status=open&limit=2`
    while (path) {
      const { body } = await call('GET', path)
      for (const { id, name } of body.opportunities) {
        seen.push(name)
        await change(id, name)
      }
      path = body.meta.nextPageUrl?.slice('http://ghl.test/v1'.length)
    }
    return seen
  }
  const win = (id: string) => call('PUT', `${ALL}/${id}/status`, { status: 'won' })
  // Those are the last of their pages.
  t.same(await read(async (id, name) => 'db'.includes(name) && win(id)), ['e', 'd', 'c', 'b', 'a'])
  t.same(await read(win), ['e', 'c', 'a'])
  t.same(await read(async () => {}), [], 'none is open')
  for (const title of ['f', 'g', 'h']) await make(call, title)
  t.same(await read((id) => call('DELETE', `${ALL}/${id}`)), ['h', 'g', 'f'])
})

inBothProfiles('opportunity.list: a place that is not there any more begins with those of its time', async (t, call, send) => {
  const start = Date.parse('2026-01-01T00:00:00Z')
  const ids: string[] = []
  for (const title of ['a', 'b', 'c']) {
    await setClock(send, { now: new Date(start + ids.length).toISOString() })
    ids.push(await make(call, title))
  }
  for (const [query, found] of [
    [`startAfter=${start + 1}`, ['a']],
    [`startAfter=${start + 1}&startAfterId=gone`, ['b', 'a']],
    [`startAfter=${start}`, []],
    [`startAfter=${start + 5}`, ['c', 'b', 'a']],
    [`startAfterId=${ids[2]}`, ['b', 'a']],
    ['startAfterId=gone', ['c', 'b', 'a']],
    [`startAfter=${start}&startAfterId=${ids[2]}`, ['a']]
  ] as const)
    t.same(titles(await call('GET', `${ALL}?${query}`)), found, query)
})

onlyDocumented('opportunity.list: every page together is the whole list, whatever the times and the limit', async (t, call, send) => {
  const start = Date.parse('2026-01-01T00:00:00Z')
  const times = fc.sample(fc.nat(3), { numRuns: 12, seed: 7 })
  for (const [index, time] of times.entries()) {
    await setClock(send, { now: new Date(start + time).toISOString() })
    await make(call, `t${String(index).padStart(2, '0')}`)
  }
  const expected = times.map((time, index) => ({ time, index })).sort((a, b) => b.time - a.time || b.index - a.index)
  for (const limit of [1, 5, 12, 20]) {
    const seen: string[] = []
    const pages: number[] = []
    let path = `${ALL}?limit=${limit}`
    while (path) {
      const answer = await call('GET', path)
      seen.push(...titles(answer))
      pages.push(answer.body.meta.currentPage)
      path = answer.body.meta.nextPageUrl?.slice('http://ghl.test/v1'.length)
    }
    t.same(
      seen,
      expected.map(({ index }) => `t${String(index).padStart(2, '0')}`),
      `${limit} a page`
    )
    t.same(
      pages,
      pages.map((_, index) => index + 1)
    )
  }
})
