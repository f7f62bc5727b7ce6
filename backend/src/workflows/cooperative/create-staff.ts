import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { PROGRAMME_MODULE, type ProgrammeModuleService } from "../../modules/programme"
import { openLoginStep } from "./open-login"

export type NewStaff = { name: string; email: string; password: string; role: "county" | "prefecture" | "office"; countyCode: string | null }

/** Thrown when a county officer has no county, or another officer has one. */
export class StaffScopeMismatch extends Error {
  constructor(readonly role: NewStaff["role"], readonly countyCode: string | null) {
    super(`staff of role ${role} cannot have the county ${String(countyCode)}`)
    this.name = "StaffScopeMismatch"
  }
}

const createStaffStep = createStep("create-staff", async (input: NewStaff, { container }) => {
  if ((input.role === "county") !== (input.countyCode !== null)) throw new StaffScopeMismatch(input.role, input.countyCode)
  const programme = container.resolve<ProgrammeModuleService>(PROGRAMME_MODULE)
  const staff = await programme.createStaff({ name: input.name, email: input.email, role: input.role, county_code: input.countyCode })
  return new StepResponse({ id: staff.id }, staff.id)
}, async (id, { container }) => {
  if (id) await container.resolve<ProgrammeModuleService>(PROGRAMME_MODULE).deleteStaff(id)
})

/** A person of the support programme with a login at the console. Answers the staff id. */
export const createStaff = createWorkflow("create-programme-staff", (input: NewStaff) => {
  const staff = createStaffStep(input)
  openLoginStep(transform({ input, staff }, ({ input, staff }) => ({ actor: "staff" as const, actorId: staff.id, email: input.email, password: input.password })))
  return new WorkflowResponse(staff)
})
