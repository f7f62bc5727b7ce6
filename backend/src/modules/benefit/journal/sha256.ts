import { createHash } from "node:crypto"
import type { Hash } from "@qianhang/shared/ledger"

/** The platform's SHA-256 for the pure core, 64 lower-case hex digits. */
export const sha256: Hash = (bytes) => createHash("sha256").update(bytes).digest("hex")
