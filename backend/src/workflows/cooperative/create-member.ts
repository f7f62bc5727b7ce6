import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { COOPERATIVE_MODULE, type CooperativeModuleService } from "../../modules/cooperative"
import { openLoginStep } from "./open-login"

export type NewMember = { cooperativeId: string; name: string; email: string; password: string }

const createMemberStep = createStep("create-member", async (input: NewMember, { container }) => {
  const cooperatives = container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE)
  const member = await cooperatives.createMembers({ name: input.name, email: input.email, cooperative_id: input.cooperativeId })
  return new StepResponse({ id: member.id }, member.id)
}, async (id, { container }) => {
  if (id) await container.resolve<CooperativeModuleService>(COOPERATIVE_MODULE).deleteMembers(id)
})

/** A cooperative's member with a login at the workbench. Answers the member's id. */
export const createMember = createWorkflow("create-cooperative-member", (input: NewMember) => {
  const member = createMemberStep(input)
  openLoginStep(transform({ input, member }, ({ input, member }) => ({ actor: "member" as const, actorId: member.id, email: input.email, password: input.password })))
  return new WorkflowResponse(member)
})
