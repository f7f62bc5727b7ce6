import { cooperativesDoors } from "./cooperatives.js"
import type { Door } from "./door.js"
import { evidenceDoors } from "./evidence.js"
import { inboxDoors } from "./inbox.js"

/** Every door described by contract, in the order `/docs/api` lists them. A route without its door here fails a test. */
export const doors: readonly Door[] = [
  ...Object.values(cooperativesDoors),
  ...Object.values(evidenceDoors),
  ...Object.values(inboxDoors),
]
