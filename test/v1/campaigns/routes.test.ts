import { inBothProfiles } from '../calls.js'

inBothProfiles('campaign.list: a location has one plausible campaign, or those it was given', async (t, call, send) => {
  const { campaigns } = (await call('GET', '/campaigns/')).body
  t.match(campaigns, [{ id: /^[A-Za-z0-9]{20}$/, name: 'Test campaign', status: 'published' }])
  t.equal(campaigns.length, 1)
  t.same((await call('GET', '/campaigns')).body.campaigns, campaigns, 'always the same')
  t.same((await call('GET', '/campaigns?status=draft')).body, { campaigns: [] })
  const body = JSON.stringify({ campaigns: [{ id: 'c1', name: 'One', status: 'draft' }, { name: 'Two' }] })
  await send({ path: '/_emulator/data', body })
  const given = (await call('GET', '/campaigns')).body.campaigns
  t.match(given, [
    { id: 'c1', name: 'One', status: 'draft' },
    { id: /^[A-Za-z0-9]{20}$/, name: 'Two', status: 'published' }
  ])
  t.same((await call('GET', '/campaigns?status=published')).body, { campaigns: [given[1]] })
})
