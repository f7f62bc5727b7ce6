import path from "node:path"
import start from "@medusajs/medusa/commands/start"
import { readEnvironment } from "./environment"

/** Starts the built server in this process: half the boot time and a third of the memory of Medusa's CLI (decision 0003). */
const environment = readEnvironment()
process.chdir(path.resolve(__dirname, ".."))
void start({ directory: process.cwd(), port: environment.BACKEND_PORT, host: environment.BACKEND_HOST, types: false })
