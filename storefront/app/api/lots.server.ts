import { publicLotDoors } from "@qianhang/shared/contracts"
import { call } from "./transport.server"

export const lotsOfNumber = (number: string) => call(publicLotDoors.trace.answer, { path: `/store/lots/${encodeURIComponent(number)}` })
