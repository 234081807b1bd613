import { inBothProfiles } from '../calls.js'

inBothProfiles('link.kept, link.mandatory, link.invalid-id: trigger links come and go', async (t, call) => {
  const { locationId } = (await call('POST', '/contacts', { email: 'a@b.c' })).body.contact
  const link = (await call('POST', '/links/', { name: 'Trigger Link', redirectTo: 'https://www.google.com/' })).body
  t.match(link, { id: /^[A-Za-z0-9]{20}$/ })
  t.equal(
    JSON.stringify({ ...link, id: 'x' }),
    `{"id":"x","name":"Trigger Link","redirectTo":"https://www.google.com/","fieldKey":"{{trigger_link.${link.id}}}","locationId":"${locationId}"}`
  )
  t.same((await call('GET', '/links')).body, { links: [link] })
  const changed = { ...link, redirectTo: 'https://b.c' }
  t.same((await call('PUT', `/links/${link.id}`, { redirectTo: 'https://b.c' })).body, changed, 'an update may leave fields out')
  t.same((await call('PUT', `/links/${link.id}`, { name: 'n' })).body, { ...changed, name: 'n' })
  t.match(await call('POST', '/links', {}), {
    status: 422,
    text: '{"name":{"message":"The name field is mandatory.","rule":"required"},"redirectTo":{"message":"The redirect to field is mandatory.","rule":"required"}}'
  })
  t.equal((await call('DELETE', `/links/${link.id}`)).text, 'OK')
  t.same((await call('GET', '/links')).body, { links: [] })
  for (const [method, body] of [['PUT', {}], ['DELETE']] as const) {
    t.match(await call(method, `/links/${link.id}`, body), {
      status: 422,
      text: '{"linkId":{"message":"The link id is invalid.","rule":"invalid"}}'
    })
  }
})
