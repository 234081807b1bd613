"""What the emulator answers and takes. Made from its OpenAPI document by `npm run docs`; change nothing here."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class _Contact(TypedDict):
    # 20 letters and digits
    id: str
    locationId: str
    # A version 1 UUID.
    fingerprint: str
    # ISO 8601 in UTC with milliseconds
    dateAdded: str
    customField: list[CustomFieldValue]
    tags: list[str]


class Contact(_Contact, total=False):
    """A contact. What was not sent is absent. The real API may answer more fields than these."""

    email: str
    # The e-mail in lower case.
    emailLowerCase: str
    timezone: str
    country: str
    source: str
    firstName: str
    # Only with fidelity `observed`.
    firstNameLowerCase: str
    lastName: str
    # Only with fidelity `observed`.
    lastNameLowerCase: str
    # Only with fidelity `observed`.
    fullNameLowerCase: str
    name: str
    # As it was sent; with fidelity `observed` as E.164, where it is a phone number.
    phone: str
    dateOfBirth: str
    address1: str
    city: str
    state: str
    postalCode: str
    companyName: str
    website: str
    # Do not disturb: whether the contact wants no messages.
    dnd: bool
    # `lead`; only with fidelity `observed`.
    type: str


class CustomFieldValue(TypedDict):
    """What a contact holds for one custom field."""

    # The id of the custom field.
    id: str
    value: Any


class SeedContact(TypedDict, total=False):
    """A contact to put in: as a client sends it, or as an answer has it."""

    # Kept as sent. Needed where there is no phone.
    email: str
    # Needed where there is no e-mail. With fidelity `observed` kept as E.164.
    phone: str
    firstName: str
    lastName: str
    # The whole name. With fidelity `observed` split into first and last name, where neither is sent.
    name: str
    # Such as `1990-09-25`; kept as sent.
    dateOfBirth: str
    address1: str
    city: str
    state: str
    # Two letters.
    country: str
    postalCode: str
    companyName: str
    website: str
    # Such as `America/Chihuahua`.
    timezone: str
    # Do not disturb: whether the contact wants no messages.
    dnd: bool
    # With fidelity `observed` kept in lower case.
    tags: list[str]
    # Where the contact came from, such as `public api`.
    source: str
    # From the id of a custom field to its value, or a list of both.
    customField: dict[str, Any] | list[SeedContactCustomField]
    # Made when not given.
    id: str
    # Made when not given.
    fingerprint: str
    # ISO 8601; the time now when not given.
    dateAdded: str
    locationId: str
    emailLowerCase: str
    firstNameLowerCase: str
    lastNameLowerCase: str
    fullNameLowerCase: str
    type: Literal["lead"]


class SeedContactCustomField(TypedDict):
    id: str
    value: Any


class ContactMatch(TypedDict, total=False):
    """Which contacts: a part of what they have. What is not given matches anything."""

    email: Any
    phone: Any
    firstName: Any
    lastName: Any
    name: Any
    dateOfBirth: Any
    address1: Any
    city: Any
    state: Any
    country: Any
    postalCode: Any
    companyName: Any
    website: Any
    timezone: Any
    dnd: Any
    tags: Any
    source: Any
    customField: Any
    id: Any
    fingerprint: Any
    dateAdded: Any
    locationId: Any
    emailLowerCase: Any
    firstNameLowerCase: Any
    lastNameLowerCase: Any
    fullNameLowerCase: Any
    type: Any


class _Exchange(TypedDict):
    # Its number in its location, from 1.
    seq: int
    # Null where no accepted key came.
    locationId: str | None
    # Stands for the API key.
    keyFingerprint: str | None
    # ISO 8601 in UTC with milliseconds
    receivedAt: str
    # How long the answer took, in milliseconds.
    durationMs: float
    request: ExchangeRequest
    # Null where the connection was cut.
    response: ExchangeResponse | None
    # The contacts that it stored, also when the reply was lost.
    contactIds: list[str]
    # The fault that decided the answer.
    fault: Fault | None
    # Why it was refused, and what in it was ignored.
    reasons: list[str]
    # What came of it: Created, Updated, Read, Deleted, Refused, Not found, Cut (the caller hung up, or a reset
    # came), Failed (a bug of the emulator), or Faulted, followed by what the fault did, as in "Faulted: reply
    # lost".
    outcome: str


class Exchange(_Exchange, total=False):
    """A request and what was answered to it."""

    # Its number over all locations, from 1; only in calls without a key.
    position: int
    # The key, where any that begins so is accepted; left out for named keys, JWTs and long ones.
    keyName: str


class ExchangeRequest(TypedDict):
    method: str
    path: str
    query: dict[str, str | list[str]]
    # Names in lower case. Values that may hold a key are redacted.
    headers: dict[str, str]
    # Null where it was not read: without a key, or when it was too large.
    rawBody: str | None
    # The body as JSON; null where it is none.
    body: Any


class ExchangeResponse(TypedDict):
    status: int
    headers: dict[str, str]
    body: Any


class Fault(TypedDict, total=False):
    """An answer decided in advance. It needs a `status`, a `delayMs` or a `connection`."""

    # 400, 401, 404, 422, 429, 500, 502, 503 or 504; with a `body` any from 200 to 599.
    status: int
    # The body of that answer. Without it: the documented one, else a plausible one.
    body: Any
    # Headers of that answer.
    headers: dict[str, str]
    # Milliseconds to wait before the request is handled; with `reset-after` and `truncate`, after it was stored.
    delayMs: int
    # `reset-before`: cut, nothing stored. `reset-after`: stored, then cut. `truncate`: half the body, then cut.
    connection: Literal["reset-before", "reset-after", "truncate"]
    # `store`: the request is handled, what it stores stays, and then it gets `status`; with `delayMs` alone its own
    # answer, late.
    after: Literal["store"]
    # How many requests it decides, 1 when not given; `always`: all until it is disarmed.
    times: int | Literal["always"]
    # How many requests that it matches it lets pass first, 0 when not given.
    skip: int
    match: FaultMatch


class FaultMatch(TypedDict, total=False):
    """Which requests: a part of what they have. What is not given matches anything."""

    method: str | Matcher
    path: str | Matcher
    query: dict[str, Any]
    headers: dict[str, str | Matcher]
    body: Any


# In a match, in place of a value: one of these.
Matcher = TypedDict(
    "Matcher",
    {
        "$anything": bool,
        "$absent": bool,
        "$matching": str,
        "$flags": str,
        "$greaterThan": float,
    },
    total=False,
)


class Explanation(Exchange):
    """An exchange, with each station on its way."""

    steps: list[ExplanationStep]
    # The rules that changed what was sent before it was kept.
    applied: list[Rule]
    # The contact as this exchange stored it; null where it stored none.
    stored: Contact | None
    # What it changed of a contact that was there before.
    changes: list[Change]


class ExplanationStep(TypedDict):
    # A station on the way of a request.
    step: Literal["http", "router", "key", "limit", "fault", "body", "shape", "rule", "store"]
    # What came of the request there; `acted`: a fault changed what became of its answer.
    outcome: Literal["passed", "acted", "decided", "not reached"]
    # What happened there in this exchange; null where it was not reached.
    happened: str | None
    # The rule that decided.
    rule: Rule | None


class Rule(TypedDict):
    """One way in which the emulator answers, and how it is known."""

    # Its name.
    id: str
    # A station on the way of a request.
    step: Literal["http", "router", "key", "limit", "fault", "body", "shape", "rule", "store"]
    # What the emulator does.
    statement: str
    # How that is known of the real API.
    provenance: Literal["documented", "observed", "assumed"]
    # Where it is known from.
    source: str
    # The fidelities with which it is on.
    profiles: list[str]


class Change(TypedDict):
    """What became of one field of a contact; null where it was not there."""

    field: str
    before: Any
    after: Any


class RequestMatch(TypedDict, total=False):
    """Which requests: a part of what they have. What is not given matches anything."""

    method: str | Matcher
    path: str | Matcher
    query: dict[str, Any]
    headers: dict[str, str | Matcher]
    body: Any
    # The status answered; null where the connection was cut.
    status: int | None | Matcher


class ContactPage(TypedDict):
    """All that a location holds of one contact, and what happened to it."""

    # 20 letters and digits
    id: str
    locationId: str
    # Null where it was deleted.
    contact: Contact | None
    customFields: list[ContactPageCustomField]
    notes: list[ContactPageNote]
    tasks: list[ContactPageTask]
    opportunities: list[ContactPageOpportunitie]
    appointments: list[ContactPageAppointment]
    enrolments: list[Enrolment]
    # The exchanges that concern it, oldest first.
    history: list[ContactPageHistory]


class ContactPageCustomField(TypedDict):
    id: str
    name: str | None
    value: Any


class ContactPageNote(TypedDict):
    # 20 letters and digits
    id: str
    body: str
    createdBy: str | None
    # ISO 8601 in UTC with milliseconds
    createdAt: str


class ContactPageTask(TypedDict):
    # 20 letters and digits
    id: str
    title: str
    description: str | None
    assignedTo: str | None
    dueDate: str
    isCompleted: bool


class ContactPageOpportunitie(TypedDict):
    # 20 letters and digits
    id: str
    name: str
    status: str
    pipelineId: str
    pipeline: str | None
    stageId: str
    stage: str | None
    monetaryValue: float | None
    # ISO 8601 in UTC with milliseconds
    updatedAt: str


class ContactPageAppointment(TypedDict):
    # 20 letters and digits
    id: str
    title: str
    status: str
    calendarId: str | None
    # ISO 8601 in UTC with milliseconds
    startTime: str
    # ISO 8601 in UTC with milliseconds
    endTime: str
    timezone: str


class Enrolment(TypedDict):
    """That a contact was put into a workflow or a campaign."""

    # What it was put into.
    kind: Literal["workflow", "campaign"]
    # Of the workflow or campaign.
    id: str
    # Of the workflow or campaign; null where the location was given none with this id.
    name: str | None
    contactId: str
    locationId: str
    # ISO 8601 in UTC with milliseconds
    addedAt: str
    # Null while the contact is in it.
    removedAt: str | None
    # As it was sent; null where it was not.
    eventStartTime: str | None


class ContactPageHistory(TypedDict):
    # Of the exchange, in its location.
    seq: int
    # Of the exchange, over all locations.
    position: int
    # ISO 8601 in UTC with milliseconds
    receivedAt: str
    method: str
    path: str
    status: int | None
    # What came of it.
    outcome: str
    # The id of the rule that decided.
    rule: str | None
    # The fault that decided the answer.
    fault: Fault | None
    # What it changed of the contact.
    changes: list[Change]


class CreateContact(TypedDict, total=False):
    """A contact as a client sends it. Other fields are ignored without an error. To change one, send what is to change."""

    # Kept as sent. Needed where there is no phone.
    email: str
    # Needed where there is no e-mail. With fidelity `observed` kept as E.164.
    phone: str
    firstName: str
    lastName: str
    # The whole name. With fidelity `observed` split into first and last name, where neither is sent.
    name: str
    # Such as `1990-09-25`; kept as sent.
    dateOfBirth: str
    address1: str
    city: str
    state: str
    # Two letters.
    country: str
    postalCode: str
    companyName: str
    website: str
    # Such as `America/Chihuahua`.
    timezone: str
    # Do not disturb: whether the contact wants no messages.
    dnd: bool
    # With fidelity `observed` kept in lower case.
    tags: list[str]
    # Where the contact came from, such as `public api`.
    source: str
    # From the id of a custom field to its value.
    customField: dict[str, Any]


class _ArmedFault(TypedDict):
    # The location for which it is armed; null for all.
    locationId: str | None
    # By which it can be disarmed alone.
    id: str
    # How many more requests it decides; always until it is disarmed.
    left: int | Literal["always"]


class ArmedFault(_ArmedFault, total=False):
    """A fault that is armed, with the fields it was armed with."""

    status: int
    body: Any
    headers: dict[str, str]
    delayMs: int
    connection: Literal["reset-before", "reset-after", "truncate"]
    after: Literal["store"]
    times: int | Literal["always"]
    skip: int
    match: FaultMatch


class SentData(TypedDict, total=False):
    """What a location is given. What is not named stays."""

    contacts: list[SeedContact]
    campaigns: list[GivenCampaign]
    workflows: list[GivenWorkflow]
    pipelines: list[GivenPipeline]
    users: list[GivenUser]
    snapshots: list[GivenSnapshot]
    teams: list[GivenTeam]
    services: list[GivenService]
    forms: list[GivenForm]
    surveys: list[GivenSurvey]
    submissions: list[GivenSubmission]
    # They change from here on.
    settings: SentDataSettings


class _GivenCampaign(TypedDict):
    # What people call it.
    name: str


class GivenCampaign(_GivenCampaign, total=False):
    """A campaign as the data file has it."""

    # Made of the name when not given.
    id: str
    # Whether it is at work; `published` when not given.
    status: Literal["draft", "published"]


class _GivenWorkflow(TypedDict):
    # What people call it.
    name: str


class GivenWorkflow(_GivenWorkflow, total=False):
    """A workflow as the data file has it."""

    # Made of the name when not given.
    id: str
    # Whether it is at work; `published` when not given.
    status: Literal["draft", "published"]


class _GivenPipeline(TypedDict):
    # What people call it.
    name: str
    # In their order.
    stages: list[GivenPipelineStage]


class GivenPipeline(_GivenPipeline, total=False):
    """A pipeline as the data file has it."""

    # Made of the name when not given.
    id: str


class _GivenPipelineStage(TypedDict):
    # What people call it.
    name: str


class GivenPipelineStage(_GivenPipelineStage, total=False):
    """A stage of a pipeline."""

    # Made of the name when not given.
    id: str


class _GivenUser(TypedDict):
    firstName: str


class GivenUser(_GivenUser, total=False):
    """A user as the data file has it."""

    # Made of the names when not given.
    id: str
    # Empty when not given.
    lastName: str
    # Empty when not given.
    email: str
    # Empty when not given. Answered with fidelity `observed` alone.
    phone: str
    # `account` or `agency`.
    type: Literal["account", "agency"]
    # `admin` or `user`.
    role: Literal["admin", "user"]
    # Those in which the user works; this one when not given.
    locationIds: list[str]
    # What is not in it is as usual.
    permissions: GivenUserPermissions


class GivenUserPermissions(TypedDict, total=False):
    """What is not in it is as usual."""

    campaignsEnabled: bool
    campaignsReadOnly: bool
    contactsEnabled: bool
    workflowsEnabled: bool
    triggersEnabled: bool
    funnelsEnabled: bool
    websitesEnabled: bool
    opportunitiesEnabled: bool
    dashboardStatsEnabled: bool
    bulkRequestsEnabled: bool
    appointmentsEnabled: bool
    reviewsEnabled: bool
    onlineListingsEnabled: bool
    phoneCallEnabled: bool
    conversationsEnabled: bool
    assignedDataOnly: bool
    adwordsReportingEnabled: bool
    membershipEnabled: bool
    facebookAdsReportingEnabled: bool
    attributionsReportingEnabled: bool
    settingsEnabled: bool
    tagsEnabled: bool
    leadValueEnabled: bool
    marketingEnabled: bool


class _GivenSnapshot(TypedDict):
    # What people call it.
    name: str


class GivenSnapshot(_GivenSnapshot, total=False):
    """A snapshot of an agency as the data file has it."""

    # Made of the name when not given.
    id: str
    # Such as `imported`; `own` when not given.
    type: str


class _GivenTeam(TypedDict):
    # What people call it.
    name: str


class GivenTeam(_GivenTeam, total=False):
    """A team as the data file has it: as a client sends it, all but the name left out where it does not matter."""

    # The users in it.
    userIds: list[str]
    calendarConfig: CalendarConfig
    # Made of the name when not given.
    id: str


class CalendarConfig(TypedDict, total=False):
    """The calendar of the team, as people who book see it."""

    # What people who book see.
    calendarName: str
    # What it is for.
    description: str
    # Its part of the address at which people book.
    slug: str
    # Whether a contact who books is assigned to who takes the appointment.
    shouldAssignContactToTeamMember: bool
    # Whether contacts who were there before are left with whom they are.
    shouldSkipAssigningContactForExisting: bool


class _GivenService(TypedDict):
    # What people call it.
    name: str


class GivenService(_GivenService, total=False):
    """A service as the data file has it: as a client sends it. Without office hours it is open Monday to Friday, 8 to 17."""

    # The team that provides it.
    teamId: str
    # What it is for.
    description: str
    # Who takes its appointments.
    teamMembers: list[ServiceMember]
    # The title of its appointments; `{{contact.name}}` stands for the contact.
    appointmentTitle: str
    # Such as `Tomato`.
    eventColor: str
    # `oneway` or `twoway`.
    syncOption: str
    # When appointments can be booked.
    availability: GivenServiceAvailability
    # Made of the name when not given.
    id: str


class ServiceMember(TypedDict, total=False):
    """A member of the team of a service."""

    # The user.
    userId: str
    # `High`, `Medium` or `Low`.
    priority: str
    # Whether appointments are given to them.
    selected: bool
    # Where they meet.
    meetingLocation: str


class GivenServiceAvailability(TypedDict, total=False):
    """When appointments can be booked."""

    # How long slots are.
    eventTiming: GivenServiceAvailabilityEventTiming
    appointmentInfo: AppointmentInfo
    schedule: BookingSchedule
    officeHours: OfficeHours


class GivenServiceAvailabilityEventTiming(TypedDict, total=False):
    """How long slots are."""

    # Minutes that an appointment takes: one of 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480.
    slotDuration: Literal[10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480]
    # Minutes from the beginning of one slot to that of the next: one of 10, 15, 20, 30, 45, 60, 90, 120, 180, 240,
    # 300, 360, 420, 480.
    slotInterval: Literal[10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 420, 480]
    # Minutes that must be free between two appointments.
    slotBuffer: float


class AppointmentInfo(TypedDict, total=False):
    """How many appointments there may be."""

    # Appointments that a slot takes; 1 when not given.
    perSlot: float
    # Appointments that a day takes; 0 for any number.
    perDay: float


class BookingSchedule(TypedDict, total=False):
    """How far ahead appointments are booked."""

    # How long before it begins a slot must be booked.
    allowBookingAfter: float
    # `hours`, `days`, `weeks` or `months`.
    allowBookingAfterUnit: str
    # How far ahead slots can be booked; 0 for as far as anybody wants.
    allowBookingFor: float
    # `hours`, `days`, `weeks` or `months`.
    allowBookingForUnit: str


class OfficeHours(TypedDict, total=False):
    """When it is open, in the time zone of the location. A day that is not there is closed."""

    sunday: list[Hours]
    monday: list[Hours]
    tuesday: list[Hours]
    wednesday: list[Hours]
    thursday: list[Hours]
    friday: list[Hours]
    saturday: list[Hours]


class Hours(TypedDict, total=False):
    """From when to when it is open."""

    # 0 to 23.
    openHour: float
    # 0 to 59.
    openMinute: float
    # 0 to 24.
    closeHour: float
    # 0 to 59.
    closeMinute: float


class _GivenForm(TypedDict):
    # What people call it.
    name: str


class GivenForm(_GivenForm, total=False):
    """A form as the data file has it."""

    # Made of the name when not given.
    id: str


class _GivenSurvey(TypedDict):
    # What people call it.
    name: str


class GivenSurvey(_GivenSurvey, total=False):
    """A survey as the data file has it."""

    # Made of the name when not given.
    id: str


class _GivenSubmission(TypedDict):
    # Who filled it in.
    contactId: str


class GivenSubmission(_GivenSubmission, total=False):
    """What somebody filled in, as the data file has it."""

    # Made of the others when not given.
    id: str
    # Of the form; or give `surveyId`.
    formId: str
    # Of the survey.
    surveyId: str
    # From a field, such as `email`, or the id of a custom field, to what was filled in.
    fields: dict[str, Any]
    # ISO 8601; the time now when not given.
    createdAt: str
    # Of the page where it was filled in, such as `url`.
    pageDetails: dict[str, str]


class SentDataSettings(TypedDict, total=False):
    """They change from here on."""

    name: str
    country: str
    timezone: str
    allowDuplicateContact: bool
    allowDuplicateOpportunity: bool
    allowFacebookNameMerge: bool
    disableContactTimezone: bool
    address: str
    city: str
    state: str
    postalCode: str
    website: str
    firstName: str
    lastName: str
    email: str
    phone: str
    social: SentDataSettingsSocial


class SentDataSettingsSocial(TypedDict, total=False):
    facebookUrl: str
    googlePlus: str
    linkedIn: str
    foursquare: str
    twitter: str
    yelp: str
    instagram: str
    youtube: str
    pinterest: str
    blogRss: str
    googlePlaceId: str


class AddedData(TypedDict):
    """What a location has of each kind that a test gives."""

    # Those that were added.
    contacts: list[Contact]
    campaigns: list[Campaign]
    workflows: list[Workflow]
    pipelines: list[Pipeline]
    # Serialised as they are kept.
    users: list[dict[str, Any]]
    snapshots: list[Snapshot]
    teams: list[dict[str, Any]]
    services: list[dict[str, Any]]
    forms: list[Form]
    surveys: list[Form]
    # As they are kept.
    submissions: list[dict[str, Any]]


class Campaign(TypedDict):
    """A series of messages to the contacts in it."""

    # 20 letters and digits
    id: str
    name: str
    # Whether it is at work.
    status: Literal["draft", "published"]


class Workflow(TypedDict):
    """What happens to the contacts that are put into it."""

    # A UUID, or what a test gave.
    id: str
    name: str
    # Whether it is at work.
    status: Literal["draft", "published"]
    version: int
    # ISO 8601 in UTC with milliseconds
    createdAt: str
    # ISO 8601 in UTC with milliseconds
    updatedAt: str


class _Pipeline(TypedDict):
    # 20 letters and digits, or what a test gave.
    id: str
    name: str
    # In their order.
    stages: list[PipelineStage]


class Pipeline(_Pipeline, total=False):
    """The stages through which opportunities go."""

    # Only with fidelity `observed`.
    locationId: str


class PipelineStage(TypedDict):
    # A UUID, or what a test gave.
    id: str
    name: str


class Snapshot(TypedDict):
    """A copy of what a location was set up with. An agency has it."""

    id: str
    name: str
    # Such as `own` or `imported`.
    type: str


class Form(TypedDict):
    """A form or a survey."""

    id: str
    name: str


class SnapshotOfLocation(TypedDict):
    """All that a location holds but its journal."""

    # The form of it.
    snapshot: int
    # Of which location it was taken.
    locationId: str
    # What the location held.
    state: dict[str, Any]
    # Guards `state` against changes.
    digest: str


class Cleared(TypedDict):
    """How many of each a reset took away."""

    contacts: int
    exchanges: int
    faults: int


class Coverage(TypedDict):
    """What a program was shown, and what it was never shown."""

    # Null for all locations.
    locationId: str | None
    # How many requests came, also those that are gone from the journal.
    exchanges: int
    # False where some of them are not counted, for there were too many locations.
    isComplete: bool
    # In a sentence what the program never saw.
    summary: str
    # The operations that were called.
    operations: list[CoverageOperation]
    # The resources of which an operation was called, with those that were not.
    resources: list[CoverageResource]
    # The resources of which none was called, and how many operations each has.
    untouched: list[CoverageUntouched]
    statuses: CoveredStatuses
    # By name; of those that never happened also the fault that makes them happen.
    faults: CoverageFaults
    # By id; never: those of the called operations.
    rules: CoverageRules
    # How many requests came for what no operation serves.
    unserved: int
    # What was required and not met, and how it can be.
    unmet: list[CoverageUnmet]


class CoverageOperation(TypedDict):
    # Method and path.
    operation: str
    resource: str
    calls: int
    statuses: CoveredStatuses
    # Of its body: sent, never sent, and names that are no fields of it.
    fields: CoverageOperationFields


class CoveredStatuses(TypedDict):
    """The statuses that came, and those that did not."""

    met: list[CoveredStatusesMet]
    # Those that the called operations can answer and did not.
    never: list[int]


class CoveredStatusesMet(TypedDict):
    status: int
    count: int


class CoverageOperationFields(TypedDict):
    """Of its body: sent, never sent, and names that are no fields of it."""

    sent: list[SentField]
    never: list[str]
    unknown: list[SentField]
    moreUnknown: int


class SentField(TypedDict):
    """A field, and how often it was sent."""

    field: str
    count: int


class CoverageResource(TypedDict):
    resource: str
    called: int
    never: list[str]


class CoverageUntouched(TypedDict):
    resource: str
    operations: int


class CoverageFaults(TypedDict):
    """By name; of those that never happened also the fault that makes them happen."""

    met: list[CoverageFaultsMet]
    never: list[CoverageFaultsNever]


class CoverageFaultsMet(TypedDict):
    fault: str
    count: int


class CoverageFaultsNever(TypedDict):
    fault: str
    words: str
    arm: Fault


class CoverageRules(TypedDict):
    """By id; never: those of the called operations."""

    met: list[CoverageRulesMet]
    never: list[CoverageRulesNever]


class CoverageRulesMet(TypedDict):
    rule: str
    count: int


class CoverageRulesNever(TypedDict):
    rule: str
    statement: str


class CoverageUnmet(TypedDict):
    name: str
    sentence: str


class Migration(TypedDict):
    """How the requests of a program move from version 1 to version 2."""

    # Null for all locations.
    locationId: str | None
    # In a sentence.
    summary: str
    # How many requests of version 1 there are of each verdict.
    counts: MigrationCounts
    # How many requests came for version 2 already.
    onV2: int
    # Whether no request would be refused, and no lead would arrive changed.
    isWhole: bool
    # What is missing here, in sentences.
    notes: list[str]
    # What is different for every request.
    everywhere: list[MoveDifference]
    requests: list[MovedRequest]


# How many requests of version 1 there are of each verdict.
MigrationCounts = TypedDict(
    "MigrationCounts",
    {
        "same": int,
        "changes": int,
        "refused": int,
        "no-counterpart": int,
    },
    total=False,
)


class MoveDifference(TypedDict):
    """One thing that is different at version 2."""

    # Such as `custom-fields`.
    kind: str
    # What it changes.
    effect: Literal["refused", "stored", "sent", "answered"]
    v1: str
    v2: str
    # What to do in the program.
    todo: str
    # The properties or values that it is about, ten at most.
    of: list[str]
    # The rule by which it is known.
    rule: str
    # How that is known.
    provenance: Literal["documented", "observed", "assumed"]
    source: str


class _MovedRequest(TypedDict):
    seq: int
    locationId: str | None
    method: str
    path: str
    # The e-mail, phone or name of the contact that it is about.
    who: str | None
    # What version 1 answered; null where the connection was cut.
    status: int | None
    # What becomes of it at version 2.
    verdict: Literal["same", "changes", "refused", "no-counterpart"]
    # The verdict in a sentence.
    summary: str
    # What version 2 answers to it as it was sent, in order, each once what came before is mended.
    refusals: list[MovedRequestRefusal]
    differences: list[MoveDifference]
    # The request of version 2 that does the same; null where there is none.
    request: MovedRequestRequest | None
    # That request for a shell; empty where there is none.
    curl: str


class MovedRequest(_MovedRequest, total=False):
    """A request of version 1, and how it is made of version 2."""

    position: int


class MovedRequestRefusal(TypedDict):
    status: int
    body: Any
    reasons: list[str]


class MovedRequestRequest(TypedDict):
    method: str
    url: str
    # With `$TOKEN` in place of a token.
    headers: dict[str, str]
    body: Any
