import type { Contact } from './contacts/contact.js'

/** Carries a control call: to the same process, or over the network. */
export type Transport = (call: Call) => Promise<Answer>

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/_emulator`. */
  path: string
  apiKey: string
  body?: unknown
}

export interface Answer {
  status: number
  body: unknown
}

/** What the emulator answered to a control call that it could not do. */
export class EmulatorError extends Error {
  override name = 'EmulatorError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** The verbs of a test, over the control API; they concern the location of one key. */
export class LocationClient {
  readonly apiKey: string
  readonly locationId: string
  readonly #transport: Transport

  constructor(apiKey: string, locationId: string, transport: Transport) {
    this.apiKey = apiKey
    this.locationId = locationId
    this.#transport = transport
  }

  /** The contacts kept, oldest first. */
  async contacts(): Promise<Contact[]> {
    const { contacts } = await this.#call<{ contacts: Contact[] }>({ method: 'GET', path: '/contacts' })
    return contacts
  }

  async #call<Body>(call: Omit<Call, 'apiKey'>): Promise<Body> {
    const { status, body } = await this.#transport({ ...call, apiKey: this.apiKey })
    if (status === 200) return body as Body
    const { error } = body as { error: { code: string; message: string } }
    throw new EmulatorError(error.code, error.message)
  }
}
