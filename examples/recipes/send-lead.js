import { setTimeout as sleep } from 'node:timers/promises'

/** Forwards a lead to GoHighLevel: the code under test in all of these recipes. */
export async function sendLead(lead, options = {}) {
  const { baseUrl = process.env.GHL_BASE_URL, apiKey = process.env.GHL_API_KEY, timeoutMs = 5000, retries = 3 } = options
  for (let retry = 0; ; retry++) {
    const response = await fetch(`${baseUrl}/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(lead),
      signal: AbortSignal.timeout(timeoutMs)
    })
    const text = await response.text()
    if (response.ok) return JSON.parse(text).contact
    if (response.status !== 429 || retry === retries) throw new Error(`GoHighLevel answered ${response.status}: ${text}`)
    await sleep(1000 * Number(response.headers.get('retry-after')))
  }
}
