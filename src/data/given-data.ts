interface Named {
  /** Follows from the name when not given. */
  id?: string
  name: string
}

interface WithStatus extends Named {
  /** Default: `published`. */
  status?: 'draft' | 'published'
}

/** As a client sends it; all but the name may be left out. */
interface AsSent extends Named {
  [field: string]: unknown
}

/** What only the vendor's own pages can make, for a test to give to a location. */
export interface GivenData {
  campaigns?: WithStatus[]
  workflows?: WithStatus[]
  pipelines?: (Named & { stages: Named[] })[]
  users?: {
    id?: string
    firstName: string
    lastName?: string
    email?: string
    phone?: string
    type?: 'account' | 'agency'
    role?: 'admin' | 'user'
    /** Those in which the user works; this one when not given. */
    locationIds?: string[]
    permissions?: Record<string, boolean>
  }[]
  /** Of an agency. */
  snapshots?: (Named & { type?: string })[]
  teams?: AsSent[]
  /** The calendars of teams. */
  services?: AsSent[]
  forms?: Named[]
  surveys?: Named[]
  /** What was filled in, in a form or in a survey. */
  submissions?: {
    id?: string
    formId?: string
    surveyId?: string
    contactId: string
    /** From a field, such as `email`, or the id of a custom field, to what was filled in. */
    fields?: Record<string, unknown>
    /** ISO 8601; the time now when not given. */
    createdAt?: string
    pageDetails?: Record<string, string>
  }[]
}
