import t from 'tap'
import { startEmulator } from '../../../src/index.js'
import { SENT_SERVICE } from '../calendars/sent.js'
import { type caller, inBothProfiles, observed, onlyDocumented, setClock } from '../calls.js'

// A Monday. The office hours of the plausible calendar are 8 to 17 in Chicago.
const NOW = '2026-01-05T13:00:00Z'
const SLOT = '2026-01-05T09:00:00-06:00'
const NEXT = '2026-01-05T09:30:00-06:00'
const BOOKING = { calendarId: 'any', selectedSlot: SLOT, selectedTimezone: 'Asia/Calcutta', email: 'a@b.c' }
const needed = (field: string, called: string) => `"${field}":{"message":"The ${called} field is mandatory.","rule":"required"}`
const refused = (field: string, called: string) => ({
  status: 422,
  text: `{"${field}":{"message":"The ${called} is invalid.","rule":"invalid"}}`
})
const NOT_FREE = refused('selectedSlot', 'selected slot')

type Call = ReturnType<typeof caller>

const epoch = (text: string) => Date.parse(text)
const LIST = `startDate=${epoch('2026-01-01T00:00:00Z')}&endDate=${epoch('2026-02-01T00:00:00Z')}`

/** The slots that are free on that Monday. */
async function slotsOn(call: Call, calendarId = 'any'): Promise<string[]> {
  const [startDate, endDate] = [epoch('2026-01-05T06:00:00Z'), epoch('2026-01-06T05:59:59Z')]
  const { body } = await call('GET', `/appointments/slots?calendarId=${calendarId}&startDate=${startDate}&endDate=${endDate}`)
  return body['2026-01-05']?.slots ?? []
}

inBothProfiles(
  'appointment.booked, appointment.read: an appointment takes a slot for the contact it finds or makes',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    t.same([(await slotsOn(call)).length, (await slotsOn(call))[0]], [18, '2026-01-05T08:00:00-06:00'])
    const made = (await call('POST', '/appointments/', { ...BOOKING, id: 'mine', name: 'Ann Lee', city: 'Rome', title: 'Talk' })).body
    t.same(Object.keys(made), ['id', 'contactId', 'contact'])
    t.match(made, { id: /^[A-Za-z0-9]{20}$/, contactId: made.contact.id, contact: { email: 'a@b.c', name: 'Ann Lee', city: 'Rome' } })
    t.notOk((await slotsOn(call)).includes(SLOT))
    const { contact } = (await call('GET', `/contacts/${made.contactId}`)).body
    const [team] = (await call('GET', '/calendars/teams')).body.teams
    const appointment = await call('GET', `/appointments/${made.id}`)
    t.equal(
      appointment.text,
      JSON.stringify({
        ...{ id: made.id, userId: team.members[0].id, calendarProviderId: team.id, calendarId: 'any', contactId: made.contactId },
        ...{ calendarServiceId: 'any', isRecurring: false, status: 'booked', appoinmentStatus: 'confirmed', title: 'Talk' },
        ...{ locationId: contact.locationId, startTime: '2026-01-05T20:30:00+05:30', endTime: '2026-01-05T21:00:00+05:30' },
        ...{ selectedTimezone: 'Asia/Calcutta', contact }
      })
    )
    const again = (await call('POST', '/appointments', { ...BOOKING, selectedSlot: NEXT, phone: '+18887324197' })).body
    t.match(again, { contactId: made.contactId, contact: { name: 'Ann Lee', city: 'Rome' } }, 'what is not sent stays')
    t.equal((await call('GET', `/appointments/${again.id}`)).body.title, 'Ann Lee')
    const byPhone = { ...BOOKING, email: undefined, phone: '+18887324197', selectedSlot: '2026-01-05T10:00:00-06:00' }
    t.equal((await call('POST', '/appointments', byPhone)).body.contactId, made.contactId)
    const other = (await call('POST', '/appointments', { ...BOOKING, email: 'x@y.z', selectedSlot: '2026-01-05T10:30:00-06:00' })).body
    t.not(other.contactId, made.contactId)
    t.equal((await call('GET', `/appointments/${other.id}`)).body.title, '', 'a contact without a name')
  }
)

inBothProfiles(
  'appointment.mandatory, appointment.not-free, calendar.invalid-id, appointment.invalid-time: no other slot can be booked',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    const missing = [
      needed('calendarId', 'calendar id'),
      needed('selectedSlot', 'selected slot'),
      needed('selectedTimezone', 'selected timezone')
    ]
    const text = `{${[...missing, needed('email or phone', 'email or phone')].join(',')}}`
    t.match(await call('POST', '/appointments', {}), { status: 422, text })
    await call('POST', '/appointments', BOOKING)
    const book = (sent: object) => call('POST', '/appointments', { ...BOOKING, ...sent })
    t.match(await book({}), NOT_FREE, 'taken')
    t.match(await book({ selectedSlot: '2026-01-05T09:10:00-06:00' }), NOT_FREE, 'no slot begins then')
    t.match(await book({ selectedSlot: '2026-01-02T09:30:00-06:00' }), NOT_FREE, 'past')
    t.match(await book({ selectedSlot: 'soon' }), NOT_FREE, 'no time')
    t.match(await book({ selectedTimezone: 'Mars/Olympus' }), refused('selectedTimezone', 'selected timezone'))
    const reasons = async () => JSON.parse((await send({ method: 'GET', path: '/_emulator/requests' })).text).exchanges.at(-1).reasons
    t.match(await reasons(), ['selectedTimezone is no time zone, such as America/New_York'])
    await call('POST', '/calendars/services', SENT_SERVICE)
    t.match(await book({ selectedSlot: NEXT }), refused('calendarId', 'calendar id'))
    t.equal((await call('GET', `/appointments?${LIST}&calendarId=any`)).body.appointments.length, 1, 'nothing else was booked')
  }
)

inBothProfiles('slot.free, slot.mandatory, slot.span, calendar.invalid-query: free slots are listed', async (t, call, send) => {
  await setClock(send, { now: NOW })
  const ask = (query: string) => call('GET', `/appointments/slots?${query}`)
  t.match(await ask(''), {
    status: 422,
    text: `{${[needed('calendarId', 'calendar id'), needed('startDate', 'start date'), needed('endDate', 'end date')].join(',')}}`
  })
  const start = epoch('2026-01-01T00:00:00Z')
  const dates = (startDate: unknown, endDate: unknown) => `calendarId=any&startDate=${startDate}&endDate=${endDate}`
  t.match(await ask(dates('soon', start)), refused('startDate', 'start date'))
  t.match(await ask(dates(start, '9'.repeat(30))), refused('endDate', 'end date'))
  t.match(await ask(dates(start, start - 1)), refused('endDate', 'end date'))
  const span = 31 * 86_400_000 + 3_600_000
  t.match(await ask(dates(start, start + span + 1)), refused('endDate', 'end date'))
  t.match(await ask(`${dates(start, start)}&timezone=Mars`), refused('timezone', 'timezone'))
  const month = (await ask(dates(start, start + span))).body
  t.same(Object.keys(month).slice(0, 6), ['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08', '2026-01-09', '2026-01-12'])
  t.equal(
    (await ask(`${dates(epoch('2026-01-05T21:00:00Z'), epoch('2026-01-05T22:00:00Z'))}&timezone=Asia/Kolkata`)).text,
    '{"2026-01-06":{"slots":["2026-01-06T02:30:00+05:30","2026-01-06T03:00:00+05:30","2026-01-06T03:30:00+05:30"]}}'
  )
  await call('POST', '/calendars/services', SENT_SERVICE)
  t.match(await ask(dates(start, start)), refused('calendarId', 'calendar id'))
})

inBothProfiles('a made calendar has its own hours, and asks to be confirmed', async (t, call, send) => {
  await setClock(send, { now: NOW })
  const { id } = (await call('POST', '/calendars/services', SENT_SERVICE)).body
  // Monday 8:30 to 12, an hour each half hour, booked an hour ahead.
  t.same(
    (await slotsOn(call, id)).map((slot) => slot.slice(11, 16)),
    ['08:30', '09:00', '09:30', '10:00', '10:30', '11:00']
  )
  const made = (await call('POST', '/appointments', { ...BOOKING, calendarId: id, name: 'Ann' })).body
  t.match((await call('GET', `/appointments/${made.id}`)).body, {
    ...{ appoinmentStatus: 'new', userId: 'u1', calendarProviderId: 't1', title: 'With Ann' },
    endTime: '2026-01-05T21:30:00+05:30'
  })
  t.same(
    (await slotsOn(call, id)).map((slot) => slot.slice(11, 16)),
    ['10:00', '10:30', '11:00']
  )
  await call('PUT', `/calendars/services/${id}`, { ...SENT_SERVICE, teamMembers: [{ userId: 'u1', selected: false }] })
  const next = (await call('POST', '/appointments', { ...BOOKING, calendarId: id, selectedSlot: '2026-01-05T10:00:00-06:00' })).body
  t.equal((await call('GET', `/appointments/${next.id}`)).body.userId, undefined, 'nobody was selected to take it')
  await call('DELETE', `/calendars/services/${id}`)
  t.match(
    await call('PUT', `/appointments/${made.id}`, { selectedSlot: '2026-01-01T00:00:00Z', selectedTimezone: 'UTC' }),
    { status: 200 },
    'a calendar that is gone has no slots to keep to'
  )
})

inBothProfiles(
  'appointment.list, appointment.list-mandatory: appointments are listed by time, and by whose they are',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    const one = (await call('POST', '/appointments', BOOKING)).body
    const { userId, calendarProviderId } = (await call('GET', `/appointments/${one.id}`)).body
    const ids = async (query: string) =>
      (await call('GET', `/appointments/?${query}`)).body.appointments.map(({ id }: { id: string }) => id)
    for (const query of [
      `userId=${userId}`,
      'calendarId=any',
      `calendarId=${calendarProviderId}`,
      `teamId=${calendarProviderId}`,
      `userId=${userId}&teamId=`
    ])
      t.same(await ids(`${LIST}&${query}`), [one.id], query)
    for (const query of ['userId=x', 'calendarId=x', 'teamId=any', `userId=${userId}&teamId=x`])
      t.same(await ids(`${LIST}&${query}`), [], query)
    const at = epoch(SLOT)
    t.same(await ids(`startDate=${at}&endDate=${at}&calendarId=any`), [one.id])
    t.same(await ids(`startDate=${at + 1}&endDate=${at + 9}&calendarId=any`), [])
    t.same(await ids(`startDate=${at - 9}&endDate=${at - 1}&calendarId=any`), [])
    const whole = (await call('GET', `/appointments/${one.id}`)).body
    const { contact: _, ...bare } = whole
    t.same((await call('GET', `/appointments?${LIST}&calendarId=any`)).body, { appointments: [bare] })
    t.same((await call('GET', `/appointments?${LIST}&calendarId=any&includeAll=true`)).body, { appointments: [whole] })
    t.match(await call('GET', '/appointments?userId=u&startDate=1&endDate=soon'), refused('endDate', 'end date'))
    t.match(await call('GET', '/appointments?userId=u'), {
      status: 422,
      text: `{${needed('startDate', 'start date')},${needed('endDate', 'end date')}}`
    })
  }
)

onlyDocumented('a list of appointments that does not say whose', async (t, call) => {
  const whose = needed('userId or calendarProviderId', 'user id or calendar provider id')
  t.match(await call('GET', '/appointments'), {
    status: 422,
    text: `{${needed('startDate', 'start date')},${needed('endDate', 'end date')},${whose}}`
  })
})

observed('appointment.list-whose: a list of appointments that does not say whose', async (t, call) => {
  t.match(await call('GET', '/appointments/'), {
    status: 422,
    text: '{"userId":{"message":"The userId / calendarId / teamId is required.","rule":"required"}}'
  })
})

inBothProfiles(
  'appointment.moved, appointment.move-mandatory, appointment.invalid-id: an appointment moves to a free slot',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    const { id } = (await call('POST', '/appointments', BOOKING)).body
    await call('POST', '/appointments', { ...BOOKING, selectedSlot: NEXT })
    const move = (sent: object) => call('PUT', `/appointments/${id}`, sent)
    t.match(await move({}), {
      status: 422,
      text: `{${needed('selectedSlot', 'selected slot')},${needed('selectedTimezone', 'selected timezone')}}`
    })
    t.match(await move({ selectedSlot: NEXT, selectedTimezone: 'UTC' }), NOT_FREE)
    t.match(await move({ selectedSlot: SLOT, selectedTimezone: 'UTC' }), { status: 200 }, 'it does not stand in its own way')
    const moved = await move({
      selectedSlot: '2026-01-05T10:00:00-06:00',
      selectedTimezone: 'America/New_York',
      title: 'x',
      contactId: 'x'
    })
    const { contactId, contact } = moved.body
    t.equal(moved.text, JSON.stringify({ id, contactId, contact }))
    t.match((await call('GET', `/appointments/${id}`)).body, {
      ...{ startTime: '2026-01-05T11:00:00-05:00', endTime: '2026-01-05T11:30:00-05:00', selectedTimezone: 'America/New_York', title: '' },
      contactId
    })
    t.ok((await slotsOn(call)).includes(SLOT), 'the slot it had is free again')
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['PUT', '/status']
    ] as const)
      t.match(
        await call(method, `/appointments/none${path}`, method === 'PUT' ? {} : undefined),
        refused('appointmentId', 'appointment id')
      )
  }
)

inBothProfiles(
  'appointment.status, appointment.status-mandatory, appointment.invalid-status, appointment.deleted: what is off leaves its slot',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    const { id } = (await call('POST', '/appointments', BOOKING)).body
    const isFree = async () => (await slotsOn(call)).includes(SLOT)
    for (const [status, free] of [
      ['showed', false],
      ['cancelled', true],
      ['noshow', false],
      ['invalid', true],
      ['confirmed', false]
    ] as const) {
      const answer = await call('PUT', `/appointments/${id}/status`, { status })
      t.match(answer, { status: 200, text: 'OK', headers: { 'content-type': /text\/plain/ } })
      t.equal((await call('GET', `/appointments/${id}`)).body.appoinmentStatus, status)
      t.equal(await isFree(), free, status)
    }
    t.match(await call('PUT', `/appointments/${id}/status`, {}), { status: 422, text: `{${needed('status', 'status')}}` })
    t.match(await call('PUT', `/appointments/${id}/status`, { status: 'new' }), refused('status', 'status'))
    t.match(await call('DELETE', `/appointments/${id}`), { status: 200, text: 'OK' })
    t.ok(await isFree())
    t.match(await call('GET', `/appointments/${id}`), { status: 422 })
  }
)

inBothProfiles('appointment.of-contact: appointments are those of a contact, and go with it', async (t, call, send) => {
  await setClock(send, { now: NOW })
  const { id, contactId } = (await call('POST', '/appointments', BOOKING)).body
  const { contact: _, ...bare } = (await call('GET', `/appointments/${id}`)).body
  t.same((await call('GET', `/contacts/${contactId}/appointments/`)).body, { appointments: [bare] })
  await call('DELETE', `/contacts/${contactId}`)
  t.match(await call('GET', `/contacts/${contactId}/appointments`), {
    status: 422,
    text: '{"id":{"message":"The contact id is invalid.","rule":"invalid"}}'
  })
  t.ok((await slotsOn(call)).includes(SLOT))
  t.match(await call('GET', `/appointments/${id}`), { status: 422 })
})

inBothProfiles(
  'appointment.blocked, appointment.block-mandatory: time is blocked off in a calendar or for a user',
  async (t, call, send) => {
    await setClock(send, { now: NOW })
    const block = (sent: object) => call('POST', '/appointments', { endAt: '2026-01-05T12:00:00-06:00', ...sent })
    t.match(await block({}), {
      status: 422,
      text: `{${needed('selectedSlot', 'selected slot')},${needed('calendarId or userId', 'calendar id or user id')}}`
    })
    const whole = { calendarId: 'any', selectedSlot: '2026-01-05T08:10:00-06:00', title: 'Out' }
    t.match(await block({ ...whole, endAt: whole.selectedSlot }), refused('endAt', 'end at'))
    t.match(await block({ ...whole, endAt: 'late' }), refused('endAt', 'end at'))
    t.match(await block({ ...whole, selectedSlot: 'soon' }), NOT_FREE)
    t.match(await block({ ...whole, selectedTimezone: 'Mars' }), refused('selectedTimezone', 'selected timezone'))
    const { id } = (await block(whole)).body
    t.equal((await slotsOn(call))[0], '2026-01-05T12:00:00-06:00')
    const answer = (await call('GET', `/appointments/${id}`)).body
    t.match(answer, { title: 'Out', startTime: '2026-01-05T08:10:00-06:00', endTime: '2026-01-05T12:00:00-06:00', calendarId: 'any' })
    t.notOk('contact' in answer || 'contactId' in answer)
    const later = { selectedSlot: '2026-01-05T13:10:00-06:00', selectedTimezone: 'UTC' }
    t.equal((await call('PUT', `/appointments/${id}`, later)).text, JSON.stringify({ id }))
    t.equal((await slotsOn(call)).length, 10, 'it keeps its length')
    await call('DELETE', `/appointments/${id}`)
    await block({ userId: 'x', selectedSlot: SLOT })
    t.equal((await slotsOn(call)).length, 18, 'the calendar is not theirs')
    const [team] = (await call('GET', '/calendars/teams')).body.teams
    await block({ userId: team.members[0].id, calendarId: '', selectedSlot: SLOT })
    t.equal((await slotsOn(call)).length, 12)
    await call('POST', '/calendars/services', SENT_SERVICE)
    t.match(await block(whole), refused('calendarId', 'calendar id'))
  }
)

inBothProfiles('a field with the id of a custom field is its value', async (t, call, send) => {
  await setClock(send, { now: NOW })
  const { id } = (await call('POST', '/custom-fields', { name: 'Size', dataType: 'TEXT' })).body
  const { contact } = (await call('POST', '/appointments', { ...BOOKING, [id]: 'L', other: 'x' })).body
  t.same(contact.customField, [{ id, value: 'L' }])
})

t.test('a test is told of the contact that a booking makes, and it stands with the exchange', async (t) => {
  await using emulator = await startEmulator({ clock: NOW, fidelity: 'observed' })
  const wait = emulator.waitForContact({ email: 'a@b.c' })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const body = JSON.stringify({ ...BOOKING, phone: '(888) 732-4197' })
  const answer = await fetch(`${emulator.baseUrl}/appointments`, { method: 'POST', headers, body })
  const { contactId } = (await answer.json()) as { contactId: string }
  t.match(await wait, { id: contactId, phone: '+18887324197' }, 'kept by the rules of contacts')
  t.match(await emulator.requests(), [{ contactIds: [contactId] }])
})

t.test('office hours follow the time zone of the location, also where its clocks are set', async (t) => {
  const settings = { timezone: 'America/New_York' }
  await using emulator = await startEmulator({ clock: '2026-03-06T00:00:00Z', data: { settings } })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const firstOf = async (from: string, to: string) => {
    const query = `calendarId=any&startDate=${epoch(from)}&endDate=${epoch(to)}`
    const answer = await fetch(`${emulator.baseUrl}/appointments/slots?${query}`, { headers })
    return Object.values((await answer.json()) as Record<string, { slots: string[] }>).map(({ slots }) => slots[0])
  }
  t.same(await firstOf('2026-03-06T05:00:00Z', '2026-03-10T03:59:59Z'), ['2026-03-06T08:00:00-05:00', '2026-03-09T08:00:00-04:00'])
  t.same(await firstOf('2026-10-30T04:00:00Z', '2026-11-03T04:59:59Z'), ['2026-10-30T08:00:00-04:00', '2026-11-02T08:00:00-05:00'])
  await emulator.addData({ settings: { timezone: 'Mars/Olympus' } })
  t.same(await firstOf('2026-03-06T00:00:00Z', '2026-03-06T23:59:59Z'), ['2026-03-06T08:00:00+00:00'], 'UTC where it is none')
})

t.test('an appointment is refused where there is no room for it', async (t) => {
  await using emulator = await startEmulator({ clock: NOW, maxBytes: 20_000, maxContacts: 1 })
  const headers = { authorization: `Bearer ${emulator.apiKey}` }
  const post = async (sent: object) => {
    const { status } = await fetch(`${emulator.baseUrl}/appointments`, { method: 'POST', headers, body: JSON.stringify(sent) })
    return status
  }
  t.equal(await post(BOOKING), 200)
  t.equal(await post({ ...BOOKING, email: 'x@y.z', selectedSlot: NEXT }), 503, 'no second contact')
  t.equal(await post({ ...BOOKING, title: 'x'.repeat(20_000), selectedSlot: NEXT }), 503)
  t.equal(await post({ calendarId: 'any', selectedSlot: NEXT, endAt: '2026-02-01T00:00:00Z', title: 'x'.repeat(20_000) }), 503)
  t.equal(await post({ ...BOOKING, selectedSlot: NEXT }), 200, 'none of these took the slot')
})
