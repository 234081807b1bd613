// Each a row: the rule by which it is known, what it changes, what version 1 does, what version 2 does, what to do.

/** What is different for what belongs to a contact or a location. */
export const OF_RECORDS = {
  'note-answer': [
    'v2.note',
    'answered',
    'A note is answered as it is, with createdBy and createdAt.',
    'It is answered as {"note":…}, with userId and dateAdded; a new one with 201.',
    'Read note, and take every status from 200 to 299.'
  ],
  'notes-list': ['v2.note', 'answered', 'Each note has createdBy and createdAt.', 'Each has userId and dateAdded.', 'Read those.'],
  'task-names': [
    'v2.unknown-property',
    'refused',
    'A task has description and status.',
    'It has body, and completed: true or false. The names of version 1 get 422.',
    'Send body and completed.'
  ],
  'task-completed': [
    'v2.task',
    'refused',
    'The status of a new task may be left out.',
    'completed must be sent with a new task.',
    'Send "completed": false.'
  ],
  'task-status': [
    'v2.task',
    'refused',
    'PUT …/tasks/:id/status takes {"status":"completed"}.',
    'PUT …/tasks/:id/completed takes {"completed":true}.',
    'Send that.'
  ],
  'task-answer': [
    'v2.task',
    'answered',
    'A task is answered as it is, with description and isCompleted.',
    'It is answered as {"task":…}, with body and completed; a new one with 201.',
    'Read task, and take every status from 200 to 299.'
  ],
  'tasks-list': ['v2.task', 'answered', 'Each task has description and isCompleted.', 'Each has body and completed.', 'Read those.'],
  'unknown-child': [
    'v2.note-unknown',
    'answered',
    'An unknown id gets 422.',
    'An unknown id gets 400 "… with id … not found".',
    'Take 400 as not found too.'
  ],
  'appointments-answer': [
    'v2.contact-appointments',
    'answered',
    'The answer has appointments.',
    'The answer has events, with times as clocks show them in the location.',
    'Read events.'
  ],
  'campaign-joined': [
    'v2.campaign-joined',
    'answered',
    'It is answered with 200.',
    'It is answered with 201.',
    'Take every status from 200 to 299.'
  ],
  'campaigns-left': [
    'v2.campaign-left',
    'refused',
    'DELETE …/campaigns/remove-all takes a contact out of all campaigns.',
    'It is DELETE …/campaigns/removeAll; with the Version v3 remove-all.',
    'Send removeAll.'
  ],
  'unknown-target': [
    'v2.workflow-unknown',
    'answered',
    'An unknown contact, campaign or workflow gets 422.',
    'It gets 400 "… with id … not found".',
    'Take 400 as not found too.'
  ],
  'location-path': [
    'v2.location',
    'refused',
    'Custom fields, custom values and tags have paths such as /custom-fields.',
    'Their paths are under /locations/:locationId, such as /locations/:locationId/customFields.',
    'Send the id of the location in the path.'
  ],
  'record-answer': [
    'v2.custom-field-kept',
    'answered',
    'One is answered as it is, a new one with 200.',
    'One is answered under its name, such as {"customField":…}; a new custom field or custom value with 201.',
    'Read what stands under the name, and take every status from 200 to 299.'
  ],
  'custom-field-names': [
    'v2.unknown-property',
    'refused',
    'A custom field has options and isMultipalFile, and an update may have dataType.',
    'It has textBoxListOptions: [{"label":…}] and isMultipleFile; dataType cannot be changed. Other names get 422.',
    'Send the names of version 2.'
  ],
  'custom-field-name': [
    'v2.custom-field-kept',
    'refused',
    'An update of a custom field may leave out its name.',
    'The name must be sent with each update.',
    'Send the name.'
  ],
  'unknown-record': [
    'v2.record-unknown',
    'answered',
    'An unknown id gets 422.',
    'An unknown id gets 400 "… with id … not found".',
    'Take 400 as not found too.'
  ],
  'location-answer': [
    'v2.location-read',
    'answered',
    'A location is answered as it is.',
    'It is answered as {"location":…}, with other properties.',
    'Read location.'
  ]
} as const
