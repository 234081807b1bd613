import type { Location } from '../locations/location.js'
import { type Contact, answerOf as contactAnswer } from '../v1/contacts/contact.js'
import { type HistoryItem, historyOf } from './contact-history.js'
import { type Enrolment, enrolmentsOf } from './enrolments.js'

/** A custom field of a contact, with its name where the location has such a field. */
export interface NamedValue {
  id: string
  name: string | null
  value: unknown
}

/** A note of a contact. */
export interface NoteView {
  id: string
  body: string
  createdBy: string | null
  createdAt: string
}

/** A task for a contact. */
export interface TaskView {
  id: string
  title: string
  description: string | null
  assignedTo: string | null
  dueDate: string
  isCompleted: boolean
}

/** An opportunity of a contact, with the names of its pipeline and stage where they are known. */
export interface OpportunityView {
  id: string
  name: string
  status: string
  pipelineId: string
  pipeline: string | null
  stageId: string
  stage: string | null
  monetaryValue: number | null
  updatedAt: string
}

/** An appointment of a contact. */
export interface AppointmentView {
  id: string
  title: string
  status: string
  calendarId: string | null
  startTime: string
  endTime: string
  timezone: string
}

/** All that a location holds of one contact, and what happened to it. */
export interface ContactPage {
  id: string
  locationId: string
  /** Null where it was deleted. */
  contact: Contact | null
  customFields: NamedValue[]
  notes: NoteView[]
  tasks: TaskView[]
  opportunities: OpportunityView[]
  appointments: AppointmentView[]
  enrolments: Enrolment[]
  /** The exchanges that concern it, oldest first, as far as the journal has them. */
  history: HistoryItem[]
}

const iso = (epochMs: number) => new Date(epochMs).toISOString()

/** What is known of a contact in a location; undefined where neither the location nor its journal knows it. */
export function contactPage(id: string, location: Location): ContactPage | undefined {
  const { fidelity, resources, customFields } = location
  const contact = location.contacts.get(id)
  const history = historyOf(id, location)
  if (contact === undefined && history.every(({ rule }) => rule !== 'contact.deleted' && rule !== 'v2.contact-deleted')) return undefined
  return {
    id,
    locationId: location.id,
    contact: contact === undefined ? null : contactAnswer(contact, fidelity),
    customFields: (contact?.customFields ?? []).map(({ id, value }) => ({ id, name: customFields.get(id)?.name ?? null, value })),
    notes: location.notes.of(id).map(({ id, body, userId = null, added }) => ({ id, body, createdBy: userId, createdAt: iso(added) })),
    tasks: location.tasks.of(id).map(({ description = null, assignedTo = null, ...task }) => ({ ...task, description, assignedTo })),
    opportunities: resources.opportunities.ofContact(id).map((opportunity) => {
      const { name, status, pipelineId, stageId, monetaryValue = null, updated } = opportunity
      const pipeline = resources.pipelines.get(pipelineId)
      const stage = pipeline?.stages.find((stage) => stage.id === stageId)?.name ?? null
      return {
        ...{ id: opportunity.id, name, status, pipelineId, pipeline: pipeline?.name ?? null, stageId, stage },
        ...{ monetaryValue, updatedAt: iso(updated) }
      }
    }),
    appointments: resources.appointments.ofContact(id).map(({ id, title, status, serviceId = null, start, end, timezone }) => ({
      ...{ id, title, status, calendarId: serviceId, startTime: iso(start), endTime: iso(end), timezone }
    })),
    enrolments: enrolmentsOf(location).filter(({ contactId }) => contactId === id),
    history
  }
}
