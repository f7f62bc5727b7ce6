import { defineMiddlewares } from "@medusajs/framework/http"
import { programmeMiddlewares } from "./admin/middlewares"
import { outsideLedgerMiddlewares } from "./admin/outside-ledger"
import { answerRefusal } from "./answer-refusal"
import { addressMiddlewares } from "./readable-address"
import { authMiddlewares } from "./auth/middlewares"
import { cooperativeMiddlewares } from "./cooperative/middlewares"
import { hookMiddlewares } from "./hooks/middlewares"
import { fileMiddlewares } from "./static/middlewares"
import { uploadMiddlewares } from "./receive-upload"
import { confirmationMiddlewares } from "./store/household-confirmations/slow-guessing"
import { storeMiddlewares } from "./store/middlewares"

/** Composes every audience's guards; the error handler is the only place that knows HTTP codes. */
export default defineMiddlewares({
  errorHandler: answerRefusal,
  routes: [...addressMiddlewares, ...fileMiddlewares, ...authMiddlewares, ...outsideLedgerMiddlewares, ...programmeMiddlewares, ...cooperativeMiddlewares, ...uploadMiddlewares, ...hookMiddlewares, ...confirmationMiddlewares, ...storeMiddlewares],
})
