import { programmeDoors } from "@qianhang/shared/contracts"
import { openDoor } from "../../open-door"

export const AUTHENTICATE = false

export const GET = openDoor(programmeDoors.me, async ({ actor }) => actor)
