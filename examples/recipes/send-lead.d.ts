import type { Contact, CreateContact } from 'go-high-level-emulator'

export interface Options {
  /** Default: GHL_BASE_URL. */
  baseUrl?: string
  /** Default: GHL_API_KEY. */
  apiKey?: string
  timeoutMs?: number
  retries?: number
}

export function sendLead(lead: CreateContact, options?: Options): Promise<Contact>
