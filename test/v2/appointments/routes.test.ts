import { inV2, LOCATION } from '../calls.js'

inV2(
  'v2.contact-appointments: the appointments of a contact are events, with times as clocks show them in the location',
  async (t, call, send) => {
    const ofV1 = async (method: string, path: string, sent?: object) =>
      JSON.parse((await send({ method, path: `/v1${path}`, body: sent && JSON.stringify(sent) })).text)
    const { services } = await ofV1('GET', '/calendars/services')
    const [{ id: calendarId, teamId }] = services
    const slots = await ofV1(
      'GET',
      `/appointments/slots?calendarId=${calendarId}&startDate=1783310400000&endDate=1783396800000&timezone=UTC`
    )
    const selectedSlot: string = Object.values<{ slots: string[] }>(slots).flatMap((day) => day.slots)[0] as string
    const booked = await ofV1('POST', '/appointments', { calendarId, selectedTimezone: 'UTC', selectedSlot, email: 'ann@lee.example' })
    const { id, contactId } = booked
    const { body, status } = await call('GET', `/contacts/${contactId}/appointments`)
    t.equal(status, 200)
    const [event] = body.events
    t.strictSame(Object.keys(event), [
      ...['id', 'calendarId', 'status', 'title', 'assignedUserId', 'startTime', 'endTime', 'locationId', 'contactId', 'groupId'],
      ...['appointmentStatus', 'users']
    ])
    t.match(event, { id, calendarId, status: 'booked', locationId: LOCATION, contactId, groupId: teamId, users: [event.assignedUserId] })
    // In Chicago, five hours behind in July.
    const shown = new Date(Date.parse(selectedSlot) - 5 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
    t.equal(event.startTime, shown)
    t.ok(event.endTime > event.startTime)
  },
  { clock: '2026-07-06T00:00:00Z' }
)

inV2('a contact without appointments has no events, and an unknown one gets 400', async (t, call) => {
  const { id } = (await call('POST', '/contacts/', { locationId: LOCATION })).body.contact
  t.match(await call('GET', `/contacts/${id}/appointments`), { status: 200, text: '{"events":[]}' })
  t.match(await call('GET', '/contacts/none/appointments'), { status: 400, body: { message: 'Contact with id none not found' } })
})
