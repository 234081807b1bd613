import t from 'tap'
import { overBoth } from '../transports.js'

overBoth(t, 'where no proxy runs there is no certificate, and the answer says how to have one', async (t, send) => {
  const { status, text } = await send({ method: 'GET', path: '/_emulator/ca.pem', headers: {} })
  t.match({ status, text }, { status: 404, text: /start the emulator with --proxy and a port/ })
})
