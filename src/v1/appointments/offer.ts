import type { Location } from '../../locations/location.js'
import { isBlock, isOff } from '../../records/appointment.js'
import type { Offer } from '../../records/free-slots.js'
import type { Service } from '../../records/service.js'
import { zoneOf } from '../../records/zone.js'
import type { Refused } from '../../rules/refusals.js'
import { refusedField } from './times.js'

/**
 * What a service has to offer now.
 * @param but the id of an appointment that is about to move, which takes no slot
 */
export function offerOf(service: Service, location: Location, but?: string): Offer {
  const users = new Set(service.members.filter(({ isSelected }) => isSelected).map(({ userId }) => userId))
  const busy = location.resources.appointments.all().filter((each) => {
    const isHere = each.serviceId === service.id || (each.serviceId === undefined && users.has(each.userId as string))
    return isHere && each.id !== but && !isOff(each)
  })
  return {
    availability: service.availability,
    zone: zoneOf(location.settings),
    booked: busy.filter((each) => !isBlock(each)),
    blocked: busy.filter(isBlock),
    now: location.clock.now()
  }
}

/** The service that a request names, or why it cannot. */
export function serviceSent(calendarId: string, { resources }: Location): Service | Refused {
  const unknown = () => refusedField('calendarId', 'calendar.invalid-id', `no service of this location has the id ${calendarId}`)
  return resources.services.find(calendarId) ?? unknown()
}
