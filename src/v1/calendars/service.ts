import type { Location } from '../../locations/location.js'
import { PLAUSIBLE_AVAILABILITY, PLAUSIBLE_CONFIRMATION, plausibleService } from '../../records/plausible-calendar.js'
import type { Availability, Confirmation, Hours, Service, ServiceMember } from '../../records/service.js'
import { DAYS, type SentService } from './schema.js'

type Sent<Name extends keyof SentService> = NonNullable<SentService[Name]>

const PRIORITIES: Record<string, number> = { high: 1, medium: 0.5, low: 0 }
const DAY_MINUTES = 24 * 60

/** A service of what was sent; what was not is that of the plausible one. */
export function serviceOf(sent: SentService, id: string, location: Location): Service {
  const { name = '', teamMembers = [], availability = {}, confirmation = {} } = sent
  const plausible = plausibleService(id, firstTeam(location), [])
  return {
    id,
    teamId: sent.teamId ?? plausible.teamId,
    name,
    description: sent.description ?? plausible.description,
    appointmentTitle: sent.appointmentTitle ?? plausible.appointmentTitle,
    meetingLocation: teamMembers[0]?.meetingLocation ?? plausible.meetingLocation,
    color: sent.eventColor ?? plausible.color,
    sync: sent.syncOption ?? plausible.sync,
    members: teamMembers.map(memberOf),
    availability: availabilityOf(availability),
    confirmation: confirmationOf(confirmation)
  }
}

function memberOf({ userId = '', priority = '', selected = true, meetingLocation = '' }: Sent<'teamMembers'>[number]): ServiceMember {
  return { userId, priority: PRIORITIES[priority.toLowerCase()] ?? 0, isSelected: selected, meetingLocation }
}

function availabilityOf({ eventTiming = {}, appointmentInfo = {}, schedule = {}, officeHours }: Sent<'availability'>): Availability {
  const plausible = PLAUSIBLE_AVAILABILITY
  const { slotDuration = plausible.duration, slotInterval = plausible.interval, slotBuffer = 0 } = eventTiming
  const { perSlot = 1, perDay = 0 } = appointmentInfo
  const { allowBookingAfter = 0, allowBookingAfterUnit = 'hours', allowBookingFor = 0, allowBookingForUnit = 'days' } = schedule
  const hoursOf = (day: (typeof DAYS)[number]) =>
    (officeHours?.[day] ?? []).map(({ openHour = 0, openMinute = 0, closeHour = 0, closeMinute = 0 }) => ({
      open: minuteOfDay(openHour, openMinute),
      close: minuteOfDay(closeHour, closeMinute)
    }))
  return {
    duration: slotDuration,
    interval: slotInterval,
    buffer: Math.min(Math.max(slotBuffer, 0), DAY_MINUTES),
    perSlot: Math.max(perSlot, 1),
    perDay: Math.max(perDay, 0),
    ahead: { amount: Math.max(allowBookingAfter, 0), unit: allowBookingAfterUnit },
    horizon: { amount: Math.max(allowBookingFor, 0), unit: allowBookingForUnit },
    week: officeHours ? DAYS.map(hoursOf) : plausible.week
  }
}

// Minutes since midnight, those of a day at most.
function minuteOfDay(hour: number, minute: number): number {
  return Math.min(Math.max(Math.round(hour * 60 + minute), 0), DAY_MINUTES)
}

function confirmationOf({ form = {}, notificationAndOther = {}, formSubmission = {} }: Sent<'confirmation'>): Confirmation {
  const { notes = '', facebookPixelId = '', customCode = '', alertEmail = '' } = notificationAndOther
  const plausible = PLAUSIBLE_CONFIRMATION
  return {
    formId: form.customFormId ?? '',
    isContactSticky: form.stickyContact ?? false,
    alertEmail,
    confirmsAtOnce: notificationAndOther.autoConfirm ?? plausible.confirmsAtOnce,
    invitesByGoogle: notificationAndOther.googleInvitationEmails ?? plausible.invitesByGoogle,
    allowsReschedule: notificationAndOther.allowReschedule ?? plausible.allowsReschedule,
    allowsCancellation: notificationAndOther.allowCancellation ?? plausible.allowsCancellation,
    alertsMember: notificationAndOther.shouldSendAlertEmailsToAssignedMember ?? plausible.alertsMember,
    ...{ notes, pixelId: facebookPixelId, code: customCode },
    type: formSubmission.type ?? plausible.type,
    content: formSubmission.content ?? plausible.content
  }
}

/** The team of a service: its own, or the first where that is not there. */
export function teamIdOf({ teamId }: Service, location: Location): string {
  return location.resources.teams.takes(teamId) ? teamId : firstTeam(location)
}

function firstTeam({ resources }: Location): string {
  return resources.teams.all()[0]?.id ?? ''
}

const NOT_LINKED = { id: '', name: '' }

/** A service as v1 answers it. */
export function answerOfService(service: Service, location: Location) {
  const { availability: when, confirmation: then } = service
  return {
    id: service.id,
    name: service.name,
    description: service.description,
    appointmentTitle: service.appointmentTitle,
    meetingLocation: service.meetingLocation,
    eventColor: service.color,
    teamId: teamIdOf(service, location),
    linkedCalendars: { google: NOT_LINKED, clio: NOT_LINKED, drchrono: NOT_LINKED },
    syncOption: service.sync,
    teamMembers: service.members.map(({ userId, priority, isSelected, meetingLocation }) => ({
      ...{ userId, priority, selected: isSelected, meetingLocation }
    })),
    availability: {
      eventTiming: { slotDuration: when.duration, slotInterval: when.interval, slotBuffer: when.buffer },
      appointmentInfo: { perSlot: when.perSlot, perDay: when.perDay },
      schedule: {
        ...{ allowBookingAfter: when.ahead.amount, allowBookingAfterUnit: when.ahead.unit },
        ...{ allowBookingFor: when.horizon.amount, allowBookingForUnit: when.horizon.unit }
      },
      officeHours: hoursByDay(when)
    },
    confirmation: {
      form: { customFormId: then.formId, stickyContact: then.isContactSticky },
      notificationAndOther: {
        alertEmail: then.alertEmail,
        hasAutoConfirm: then.confirmsAtOnce,
        hasGoogleSendInvitationEmail: then.invitesByGoogle,
        hasAllowReschedule: then.allowsReschedule,
        hasAllowCancellation: then.allowsCancellation,
        hasSendEmailToAssignedMember: then.alertsMember,
        ...{ notes: then.notes, facebookPixelId: then.pixelId, customCode: then.code }
      },
      formSubmission: { type: then.type, content: then.content }
    }
  }
}

// In the key order of the reference, which begins with Monday; days that are closed are left out, as there.
function hoursByDay({ week }: Availability): object {
  const open = [1, 2, 3, 4, 5, 6, 0].filter((day) => hoursOn(week, day).length > 0)
  return Object.fromEntries(open.map((day) => [DAYS[day], hoursOn(week, day).map(shownHours)]))
}

function hoursOn(week: Availability['week'], day: number): readonly Hours[] {
  return week[day] as readonly Hours[]
}

function shownHours({ open, close }: Hours) {
  return { openMinute: open % 60, closeMinute: close % 60, closeHour: Math.floor(close / 60), openHour: Math.floor(open / 60) }
}
