// The suite that every contender runs: tests of a program that posts a lead, and again where it is told to wait.
const TESTS = 200
const KEY = 'test-key'

/** The program under test. */
async function postLead(baseUrl, lead) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`${baseUrl}/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(lead)
    })
    const answer = await response.json()
    if (response.status !== 429) return { status: response.status, answer }
    if (attempt === 3) throw new Error('rate limited three times')
  }
}

/**
 * Each test has fresh state; one in four meets a 429 first; each asserts what arrived.
 * @param double `{ baseUrl, fresh(), limitOnce(), arrived() }`; `arrived` gives the bodies of the test's requests
 */
export async function runLeadTests({ baseUrl, fresh, limitOnce, arrived }) {
  for (let number = 0; number < TESTS; number++) {
    await fresh()
    const isLimited = number % 4 === 0
    if (isLimited) await limitOnce()
    const lead = { email: `lead${number}@deo.com`, firstName: 'Lead', lastName: String(number), tags: ['bench'] }
    const { status, answer } = await postLead(baseUrl, lead)
    const bodies = await arrived()
    const isRight =
      status === 200 &&
      answer.contact.email === lead.email &&
      bodies.length === (isLimited ? 2 : 1) &&
      bodies.every((body) => body.email === lead.email && body.tags[0] === 'bench')
    if (!isRight) throw new Error(`test ${number}: status ${status}, ${JSON.stringify(bodies)}`)
  }
}
