import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const FORMS: Record<string, string>[] = [
  { name: 'John Deo', email: 'john@deo.com', message: 'Call me' },
  { name: 'Jane Deo', phone: '+18887324197' }
]

/** Fills in the form twice, and fails where it is not told that each arrived. */
export async function visit(server: Server): Promise<void> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/leads`
  try {
    for (const form of FORMS) {
      const { status } = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
      if (status !== 201) throw new Error(`the visitor is told ${status}`)
    }
  } finally {
    server.close()
  }
}
