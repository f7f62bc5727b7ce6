import { events } from "./events.js"
import type { Fault } from "./fault.js"
import { kills } from "./kills.js"
import { lastUnits } from "./last-units.js"
import { postgresGone } from "./postgres-gone.js"
import { providerTimeout } from "./provider-timeout.js"
import { sharedItem } from "./shared-item.js"

/** Faults against an open shop, in the order they are run. A new one is added here. */
export const faults: readonly Fault[] = [events, providerTimeout, postgresGone, sharedItem, lastUnits, kills]
