import { prove, type Share } from "./share.js"

process.on("message", (share: Share) => process.send?.(prove(share)))
process.on("disconnect", () => process.exit())
