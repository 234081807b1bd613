import * as Type from '@sinclair/typebox'

/** By which subscription somebody pays for a location; one of the two is needed. */
export const SubscriptionSchema = Type.Object(
  {
    customerId: Type.Optional(Type.String({ description: 'Such as `cus_1`.' })),
    subscriptionId: Type.Optional(Type.String({ description: 'Such as `sub_1`.' }))
  },
  { description: 'The subscription of a location, as an agency sends it. One of the two is needed.' }
)
export type Subscription = Type.Static<typeof SubscriptionSchema>
