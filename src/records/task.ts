/** A task for a contact. Source: documented. */
export interface Task {
  id: string
  title: string
  description?: string
  assignedTo?: string
  /** As sent. */
  dueDate: string
  isCompleted: boolean
}
