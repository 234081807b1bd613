import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { inBothProfiles, observed, onlyDocumented } from '../calls.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

onlyDocumented('pipeline.list: a location has one plausible pipeline with stages, or those it was given', async (t, call, send) => {
  const { pipelines } = (await call('GET', '/pipelines/')).body
  t.match(pipelines, [{ id: /^[0-9A-Za-z]{20}$/, name: 'Test pipeline' }])
  t.same(Object.keys(pipelines[0]), ['id', 'name', 'stages'])
  t.same(
    pipelines[0].stages.map(({ name }: { name: string }) => name),
    ['New lead', 'Contacted', 'Proposal sent', 'Closed']
  )
  for (const stage of pipelines[0].stages) {
    t.match(stage.id, UUID)
    t.same(Object.keys(stage), ['id', 'name'])
  }
  t.same((await call('GET', '/pipelines')).body, { pipelines }, 'always the same')
  const given = [
    { id: 'p1', name: 'Sales', stages: [{ id: 's1', name: 'In' }, { name: 'Out' }] },
    { name: 'Other', stages: [{ name: 'Out' }] }
  ]
  await send({ path: '/_emulator/data', body: JSON.stringify({ pipelines: given }) })
  const now = (await call('GET', '/pipelines')).body.pipelines
  t.match(now, [
    {
      id: 'p1',
      name: 'Sales',
      stages: [
        { id: 's1', name: 'In' },
        { id: UUID, name: 'Out' }
      ]
    },
    { id: /^[0-9A-Za-z]{20}$/, name: 'Other', stages: [{ id: UUID, name: 'Out' }] }
  ])
  t.not(now[0].stages[1].id, now[1].stages[0].id, 'stages of two pipelines are two')
})

observed('pipeline.location-id: a pipeline is answered with its locationId', async (t, call) => {
  const { pipelines } = (await call('GET', '/pipelines')).body
  t.same(Object.keys(pipelines[0]), ['id', 'name', 'stages', 'locationId'])
})

inBothProfiles('pipeline.invalid-id: where pipelines were given, no other is taken', async (t, call, send) => {
  t.equal((await call('GET', '/pipelines/any/opportunities')).status, 200)
  const pipelines = [{ id: 'p1', name: 'Sales', stages: [{ name: 'In' }] }]
  await send({ path: '/_emulator/data', body: JSON.stringify({ pipelines }) })
  t.equal((await call('GET', '/pipelines/p1/opportunities')).status, 200)
  for (const [method, path, body] of [
    ['GET', 'any/opportunities'],
    ['POST', 'any/opportunities', {}],
    ['GET', 'any/opportunities/x'],
    ['PUT', 'any/opportunities/x', {}],
    ['PUT', 'any/opportunities/x/status', {}],
    ['DELETE', 'any/opportunities/x']
  ] as const)
    t.match(await call(method, `/pipelines/${path}`, body), {
      status: 422,
      text: '{"pipelineId":{"message":"The pipeline id is invalid.","rule":"invalid"}}'
    })
})

t.test('pipelines of the data file are there at the start and again after a reset, with the same ids', async (t) => {
  const stages = [{ name: 'In' }, { name: 'Out' }]
  const pipelines = [{ name: 'Sales', stages }]
  await using emulator = await startEmulator({ data: { pipelines } })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const read = async () => (await fetch(`${emulator.baseUrl}/pipelines`, { headers })).json()
  const first = await read()
  t.match(first, { pipelines })
  await emulator.reset()
  t.same(await read(), first)
  const more = await emulator.addData({ pipelines: [{ id: 'more', name: 'More', stages }] })
  t.match(more.pipelines, [{ name: 'Sales' }, { id: 'more' }])
  await t.rejects(emulator.addData({ pipelines: [{ name: 'None', stages: [] }] }), { message: /stages must NOT have fewer than 1 items/ })
})
