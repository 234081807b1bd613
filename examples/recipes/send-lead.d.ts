import type { Contact, CreateContact } from 'go-high-level-emulator'

export interface Options {
  baseUrl: string
  apiKey: string
  timeoutMs?: number
  retries?: number
}

export function sendLead(lead: CreateContact, options: Options): Promise<Contact>
