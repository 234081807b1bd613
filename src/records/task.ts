/** A task for a contact. */
export interface Task {
  readonly id: string
  readonly title: string
  readonly description?: string | undefined
  readonly assignedTo?: string | undefined
  /** As sent. */
  readonly dueDate: string
  readonly isCompleted: boolean
}
