import { caller, inBothProfiles } from '../calls.js'

inBothProfiles('snapshot.list: an agency has one plausible snapshot, or those it was given', async (t, _, send) => {
  const agency = caller(send, 'agency-a')
  const { snapshots } = (await agency('GET', '/snapshots/')).body
  t.match(snapshots, [{ id: /^[A-Za-z0-9]{20}$/, name: 'Test snapshot', type: 'own' }])
  t.same(Object.keys(snapshots[0]), ['id', 'name', 'type'])
  const given = JSON.stringify({ snapshots: [{ id: 's1', name: 'One', type: 'imported' }, { name: 'Two' }] })
  await send({ path: '/_emulator/data', headers: { authorization: 'Bearer agency-a' }, body: given })
  t.match((await agency('GET', '/snapshots')).body.snapshots, [
    { id: 's1', name: 'One', type: 'imported' },
    { id: /^[A-Za-z0-9]{20}$/, name: 'Two', type: 'own' }
  ])
})

inBothProfiles('snapshot.loaded, snapshot.invalid-id: a snapshot is loaded into a location of the agency', async (t, _, send) => {
  const agency = caller(send, 'agency-a')
  const [{ id }] = (await agency('GET', '/locations')).body.locations
  const loaded = { status: 200, text: '{"msg":"Copying the data, we will send a notification once it\'s completed."}' }
  t.match(await agency('PUT', `/locations/${id}/load-snapshot/any`, { override: true }), loaded)
  t.match(await agency('PUT', `/locations/${id}/load-snapshot/any`), loaded, 'without a body')
  await send({ path: '/_emulator/data', headers: { authorization: 'Bearer agency-a' }, body: '{"snapshots":[{"id":"s1","name":"One"}]}' })
  t.match(await agency('PUT', `/locations/${id}/load-snapshot/s1`), loaded)
  const location = '"locationId":{"message":"The location id is invalid.","rule":"invalid"}'
  const snapshot = '"snapshotId":{"message":"The snapshot id is invalid.","rule":"invalid"}'
  t.match(await agency('PUT', '/locations/x/load-snapshot/y'), { status: 422, text: `{${location},${snapshot}}` })
  t.match(await agency('PUT', `/locations/${id}/load-snapshot/y`), { status: 422, text: `{${snapshot}}` })
  t.match(await agency('PUT', '/locations/x/load-snapshot/s1'), { status: 422, text: `{${location}}` })
})
