import { caller, inBothProfiles } from '../calls.js'

const NEITHER =
  '{"customerId":{"message":"The customerId field is mandatory.","rule":"requiredWithout"},"subscriptionId":{"message":"The subscriptionId field is mandatory.","rule":"requiredWithout"}}'

inBothProfiles('saas.locations, saas.updated: locations are found by the subscription they were given', async (t, _, send) => {
  const agency = caller(send, 'agency-a')
  const [{ id }] = (await agency('GET', '/locations')).body.locations
  const update = (body: object) => agency('PUT', `/saas/update-saas-subscription/${id}`, body)
  const found = async (query: string) => (await agency('GET', `/saas/locations?${query}`)).body
  t.same(await found('customerId=c'), { locationIds: [] })
  t.same((await update({ customerId: 'c', subscriptionId: 's' })).body, { locationIds: [id] })
  for (const query of ['customerId=c', 'subscriptionId=s', 'customerId=c&subscriptionId=s'])
    t.same(await found(query), { locationIds: [id] })
  t.same(await found('customerId=c&subscriptionId=other'), { locationIds: [] })
  t.same((await update({ subscriptionId: 'other' })).body, { locationIds: [id] })
  t.same(await found('customerId=c&subscriptionId=other'), { locationIds: [id] }, 'what is not sent stays')
})

inBothProfiles('saas.mandatory: without a customer and a subscription it gets 422', async (t, _, send) => {
  const agency = caller(send, 'agency-a')
  const [{ id }] = (await agency('GET', '/locations')).body.locations
  t.match(await agency('GET', '/saas/locations?customerId='), { status: 422, text: NEITHER })
  t.match(await agency('PUT', `/saas/update-saas-subscription/${id}`, {}), { status: 422, text: NEITHER })
  t.match(await agency('PUT', '/saas/update-saas-subscription/x', { customerId: 'c' }), {
    status: 422,
    text: '{"locationId":{"message":"The location id is invalid.","rule":"invalid"}}'
  })
})
