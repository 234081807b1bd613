import t from 'tap'
import { overBoth } from '../transports.js'

overBoth(t, 'a path that cannot be decoded gets 400', async (t, send) => {
  const answer = await send({ path: '/v1/%zz' })
  t.equal(answer.status, 400)
  t.equal(answer.text, '{"msg":"Bad Request"}')
})
