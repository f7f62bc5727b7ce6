import { workbenchDoors } from "@qianhang/shared/contracts"
import { countyOf } from "@qianhang/shared/regions"
import { openDoor } from "../../open-door"

export const GET = openDoor(workbenchDoors.me, async ({ actor: { cooperative, ...member } }) => {
  const { id, name, county_code, credit_code, state } = cooperative
  return { member: { id: member.id, name: member.name, email: member.email }, cooperative: { id, name, county_code, county: countyOf(county_code)?.name ?? "", credit_code, state } }
})
