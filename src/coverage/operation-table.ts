// Made of the OpenAPI document by `npm run docs`; change nothing here.

/** A line for each operation: its resource, method, path, the statuses that it can answer, the fields of its body. */
export const OPERATION_TABLE = `
contacts|GET|/v1/contacts|200,401,429|
contacts|POST|/v1/contacts|200,400,401,413,422,429,503|email,phone,firstName,lastName,name,dateOfBirth,address1,city,state,country,postalCode,companyName,website,timezone,dnd,tags,source,customField
contacts|GET|/v1/contacts/lookup|200,401,422,429|
contacts|GET|/v1/contacts/:id|200,401,422,429|
contacts|PUT|/v1/contacts/:id|200,400,401,413,422,429,503|email,phone,firstName,lastName,name,dateOfBirth,address1,city,state,country,postalCode,companyName,website,timezone,dnd,tags,source,customField
contacts|DELETE|/v1/contacts/:id|200,401,422,429|
tags|POST|/v1/contacts/:id/tags|200,400,401,413,422,429,503|tags
tags|DELETE|/v1/contacts/:id/tags|200,400,401,413,422,429,503|tags
notes|GET|/v1/contacts/:contactId/notes|200,401,422,429|
notes|POST|/v1/contacts/:contactId/notes|200,400,401,413,422,429,503|body,userId
notes|GET|/v1/contacts/:contactId/notes/:id|200,401,422,429|
notes|PUT|/v1/contacts/:contactId/notes/:id|200,400,401,413,422,429,503|body,userId
notes|DELETE|/v1/contacts/:contactId/notes/:id|200,401,422,429|
tasks|GET|/v1/contacts/:contactId/tasks|200,401,422,429|
tasks|POST|/v1/contacts/:contactId/tasks|200,400,401,413,422,429,503|title,dueDate,description,assignedTo,status
tasks|GET|/v1/contacts/:contactId/tasks/:id|200,401,422,429|
tasks|PUT|/v1/contacts/:contactId/tasks/:id|200,400,401,413,422,429,503|title,dueDate,description,assignedTo,status
tasks|DELETE|/v1/contacts/:contactId/tasks/:id|200,401,422,429|
tasks|PUT|/v1/contacts/:contactId/tasks/:id/status|200,400,401,413,422,429,503|status
custom fields|GET|/v1/custom-fields|200,401,429|
custom fields|POST|/v1/custom-fields|200,400,401,413,422,429,503|name,dataType,placeholder,position,options,acceptedFormat,isMultipalFile,maxNumberOfFiles,textBoxListOptions
custom fields|GET|/v1/custom-fields/:id|200,401,422,429|
custom fields|PUT|/v1/custom-fields/:id|200,400,401,413,422,429,503|name,dataType,placeholder,position,options,acceptedFormat,isMultipalFile,maxNumberOfFiles,textBoxListOptions
custom fields|DELETE|/v1/custom-fields/:id|200,401,422,429|
custom values|GET|/v1/custom-values|200,401,429|
custom values|POST|/v1/custom-values|200,400,401,413,422,429,503|name,value
custom values|GET|/v1/custom-values/:id|200,401,422,429|
custom values|PUT|/v1/custom-values/:id|200,400,401,413,422,429,503|name,value
custom values|DELETE|/v1/custom-values/:id|200,401,422,429|
links|GET|/v1/links|200,401,429|
links|POST|/v1/links|200,400,401,413,422,429,503|name,redirectTo
links|PUT|/v1/links/:id|200,400,401,413,422,429,503|name,redirectTo
links|DELETE|/v1/links/:id|200,401,422,429|
tags|GET|/v1/tags|200,401,429|
tags|POST|/v1/tags|200,400,401,413,422,429,503|name
tags|GET|/v1/tags/:id|200,401,422,429|
tags|PUT|/v1/tags/:id|200,400,401,413,422,429,503|name
tags|DELETE|/v1/tags/:id|200,401,422,429|
campaigns|GET|/v1/campaigns|200,401,429|
workflows|GET|/v1/workflows|200,401,429|
campaigns|POST|/v1/contacts/:contactId/campaigns/:campaignId|200,401,422,429,503|
campaigns|DELETE|/v1/contacts/:contactId/campaigns/:campaignId|200,401,422,429,503|
campaigns|DELETE|/v1/contacts/:contactId/campaigns/remove-all|200,401,422,429,503|
workflows|POST|/v1/contacts/:contactId/workflow/:workflowId|200,401,422,429,503|eventStartTime
opportunities|GET|/v1/pipelines|200,401,429|
opportunities|GET|/v1/pipelines/:pipelineId/opportunities|200,401,422,429|
opportunities|POST|/v1/pipelines/:pipelineId/opportunities|200,400,401,413,422,429,503|title,status,stageId,contactId,email,phone,name,companyName,tags,monetaryValue,assignedTo,source
opportunities|GET|/v1/pipelines/:pipelineId/opportunities/:opportunityId|200,401,422,429|
opportunities|PUT|/v1/pipelines/:pipelineId/opportunities/:opportunityId|200,400,401,413,422,429,503|title,status,stageId,contactId,email,phone,name,companyName,tags,monetaryValue,assignedTo,source
opportunities|DELETE|/v1/pipelines/:pipelineId/opportunities/:opportunityId|200,401,422,429|
opportunities|PUT|/v1/pipelines/:pipelineId/opportunities/:opportunityId/status|200,400,401,413,422,429,503|status,stageId
location|GET|/v1/timezones|200,401,429|
location|GET|/v1/locations/:id|200,401,422,429|
location|PUT|/v1/locations/:id|200,400,401,413,422,429,503|businessName,address,city,country,state,postalCode,website,timezone,firstName,lastName,email,phone,settings,twilio,snapshot,mailgun,social
location|DELETE|/v1/locations/:id|200,401,422,429|
users|GET|/v1/users/location|200,401,429|
forms|GET|/v1/forms|200,401,429|
forms|GET|/v1/forms/submissions|200,401,429|
forms|GET|/v1/surveys|200,401,429|
forms|GET|/v1/surveys/submissions|200,401,429|
calendars|GET|/v1/calendars/teams|200,401,429|
calendars|POST|/v1/calendars/teams|200,400,401,413,422,429,503|name,userIds,calendarConfig
calendars|PUT|/v1/calendars/teams/:id|200,400,401,413,422,429,503|name,userIds,calendarConfig
calendars|DELETE|/v1/calendars/teams/:id|200,401,422,429|
calendars|GET|/v1/calendars/services|200,401,429|
calendars|POST|/v1/calendars/services|200,400,401,413,422,429,503|teamId,name,description,teamMembers,appointmentTitle,eventColor,syncOption,availability,eventType,slug,confirmation
calendars|PUT|/v1/calendars/services/:id|200,400,401,413,422,429,503|teamId,name,description,teamMembers,appointmentTitle,eventColor,syncOption,availability,eventType,slug,confirmation
calendars|DELETE|/v1/calendars/services/:id|200,401,422,429|
calendars|GET|/v1/calendars/check-slug-availability/:slug|200,401,422,429|
appointments|GET|/v1/appointments/slots|200,401,422,429|
appointments|GET|/v1/appointments|200,401,422,429|
appointments|POST|/v1/appointments|200,400,401,413,422,429,503|calendarId,selectedSlot,selectedTimezone,email,phone,firstName,lastName,name,address1,city,state,website,title,calendarNotes,endAt,userId
appointments|GET|/v1/appointments/:id|200,401,422,429|
appointments|PUT|/v1/appointments/:id|200,400,401,413,422,429,503|selectedSlot,selectedTimezone
appointments|DELETE|/v1/appointments/:id|200,401,422,429|
appointments|PUT|/v1/appointments/:id/status|200,400,401,413,422,429,503|status
appointments|GET|/v1/contacts/:contactId/appointments|200,401,422,429|
location|GET|/v1/locations|200,401,429|
location|POST|/v1/locations|200,400,401,413,422,429,503|businessName,address,city,country,state,postalCode,website,timezone,firstName,lastName,email,phone,settings,twilio,snapshot,mailgun,social
location|GET|/v1/locations/lookup|200,401,422,429|
users|GET|/v1/users|200,401,429|
users|POST|/v1/users|200,400,401,413,422,429,503|firstName,lastName,email,password,type,role,locationIds,permissions
users|GET|/v1/users/lookup|200,401,422,429|
users|GET|/v1/users/:id|200,401,422,429|
users|PUT|/v1/users/:id|200,400,401,413,422,429,503|firstName,lastName,email,password,type,role,locationIds,permissions
users|DELETE|/v1/users/:id|200,401,422,429|
location|GET|/v1/snapshots|200,401,429|
location|PUT|/v1/locations/:id/load-snapshot/:snapshotId|200,401,422,429|override
location|GET|/v1/saas/locations|200,401,422,429|
location|PUT|/v1/saas/update-saas-subscription/:id|200,400,401,413,422,429,503|customerId,subscriptionId
v2 contacts|POST|/contacts/search|200,400,401,429,503|
v2 contacts|GET|/contacts/search/duplicate|200,400,401,429,503|
v2 contacts|GET|/contacts/:contactId/tasks|200,400,401,429,503|
v2 contacts|POST|/contacts/:contactId/tasks|201,400,401,422,429,503|title,body,dueDate,completed,assignedTo
v2 contacts|GET|/contacts/:contactId/tasks/:taskId|200,400,401,429,503|
v2 contacts|PUT|/contacts/:contactId/tasks/:taskId|200,400,401,422,429,503|title,body,dueDate,completed,assignedTo
v2 contacts|DELETE|/contacts/:contactId/tasks/:taskId|200,400,401,429,503|
v2 contacts|PUT|/contacts/:contactId/tasks/:taskId/completed|200,400,401,422,429,503|completed
v2 contacts|GET|/contacts/:contactId/appointments|200,400,401,422,429,503|
v2 contacts|POST|/contacts/:contactId/tags|201,400,401,422,429,503|tags
v2 contacts|DELETE|/contacts/:contactId/tags|200,400,401,422,429,503|tags
v2 contacts|GET|/contacts/:contactId/notes|200,400,401,429,503|
v2 contacts|POST|/contacts/:contactId/notes|201,400,401,422,429,503|userId,body,title,color,pinned
v2 contacts|GET|/contacts/:contactId/notes/:id|200,400,401,422,429,503|
v2 contacts|PUT|/contacts/:contactId/notes/:id|200,400,401,422,429,503|userId,body,title,color,pinned
v2 contacts|DELETE|/contacts/:contactId/notes/:id|200,400,401,422,429,503|
v2 contacts|POST|/contacts/bulk/tags/update/:type|201,400,422,429,503|contacts,tags,locationId,removeAllTags
v2 contacts|POST|/contacts/bulk/business|200,422,429,503|locationId,ids,businessId
v2 contacts|GET|/contacts/:contactId|200,400,401,422,429,503|
v2 contacts|PUT|/contacts/:contactId|200,400,401,422,429,503|firstName,lastName,name,email,phone,address1,city,state,postalCode,website,timezone,dnd,dndSettings,inboundDndSettings,tags,customFields,source,dateOfBirth,country,assignedTo
v2 contacts|DELETE|/contacts/:contactId|200,400,401,422,429,503|
v2 contacts|POST|/contacts/upsert|200,400,401,422,429,503|firstName,lastName,name,email,locationId,gender,phone,address1,city,state,postalCode,website,timezone,dnd,dndSettings,inboundDndSettings,tags,customFields,source,dateOfBirth,country,companyName,assignedTo,createNewIfDuplicateAllowed
v2 contacts|GET|/contacts/business/:businessId|200,400,401,422,429,503|
v2 contacts|POST|/contacts/:contactId/followers|201,400,401,422,429,503|followers
v2 contacts|DELETE|/contacts/:contactId/followers|200,400,401,422,429,503|followers
v2 contacts|POST|/contacts/:contactId/campaigns/:campaignId|201,400,401,422,429,503|
v2 contacts|DELETE|/contacts/:contactId/campaigns/:campaignId|200,400,401,422,429,503|
v2 contacts|DELETE|/contacts/:contactId/campaigns/removeAll|200,400,401,422,429,503|
v2 contacts|POST|/contacts/:contactId/workflow/:workflowId|200,400,401,422,429,503|eventStartTime
v2 contacts|DELETE|/contacts/:contactId/workflow/:workflowId|200,400,401,422,429,503|eventStartTime
v2 contacts|GET|/contacts|200,400,401,422,429,503|
v2 contacts|POST|/contacts|201,400,401,422,429,503|firstName,lastName,name,email,locationId,gender,phone,address1,city,state,postalCode,website,timezone,dnd,dndSettings,inboundDndSettings,tags,customFields,source,dateOfBirth,country,companyName,assignedTo
v2 locations|GET|/locations/:locationId|200,400,401,422,429,503|
v2 locations|GET|/locations/:locationId/tags|200,400,401,422,429,503|
v2 locations|POST|/locations/:locationId/tags|200,400,401,422,429,503|name
v2 locations|GET|/locations/:locationId/tags/:tagId|200,400,401,422,429,503|
v2 locations|PUT|/locations/:locationId/tags/:tagId|200,400,401,422,429,503|name
v2 locations|DELETE|/locations/:locationId/tags/:tagId|200,400,401,422,429,503|
v2 locations|POST|/locations/:locationId/tasks/search|200,400,401,422,429,503|contactId,completed,assignedTo,query,limit,skip,businessId
v2 locations|GET|/locations/:locationId/customFields|200,400,401,422,429,503|
v2 locations|POST|/locations/:locationId/customFields|201,400,401,422,429,503|name,dataType,placeholder,acceptedFormat,isMultipleFile,maxNumberOfFiles,textBoxListOptions,position,model
v2 locations|GET|/locations/:locationId/customFields/:id|200,400,401,422,429,503|
v2 locations|PUT|/locations/:locationId/customFields/:id|200,400,401,422,429,503|name,placeholder,acceptedFormat,isMultipleFile,maxNumberOfFiles,textBoxListOptions,position,model
v2 locations|DELETE|/locations/:locationId/customFields/:id|200,400,401,422,429,503|
v2 locations|POST|/locations/:locationId/customFields/upload|200,400,401,422,429,503|id,maxFiles
v2 locations|GET|/locations/:locationId/customValues|200,400,401,429,503|
v2 locations|POST|/locations/:locationId/customValues|201,400,401,422,429,503|name,value
v2 locations|GET|/locations/:locationId/customValues/:id|200,400,401,422,429,503|
v2 locations|PUT|/locations/:locationId/customValues/:id|200,400,401,422,429,503|name,value
v2 locations|DELETE|/locations/:locationId/customValues/:id|200,400,401,422,429,503|
v2 oauth|POST|/oauth/token|200,400,401,422,429,503|client_id,client_secret,grant_type,code,refresh_token,user_type,redirect_uri
`
