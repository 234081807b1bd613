import t from 'tap'
import { KEY, overBoth } from '../transports.js'

overBoth(t, 'a fault that wants a body does not take a request whose body is not JSON', async (t, send) => {
  const arm = (fault: object) => send({ path: '/_emulator/faults', body: JSON.stringify(fault) })
  await arm({ status: 500, match: { body: { email: 'a@b.c' } } })
  t.equal((await send({ body: '{"email":' })).status, 400)
  t.equal((await send({ body: '{"email":"a@b.c"}' })).status, 500)
  await arm({ status: 503 })
  t.equal((await send({ body: '{"email":' })).status, 503, 'one that wants none does')
  const { exchanges } = JSON.parse((await send({ method: 'GET', path: '/_emulator/requests', headers: KEY })).text)
  t.same(
    exchanges.map(({ response }: { response: { status: number } }) => response.status),
    [400, 500, 503]
  )
})
