import { snapshotFromJson, snapshotToJson, type SaleSnapshot } from "@qianhang/shared/ledger"

/** A snapshot as it is stored: the core's own JSON, so that what is stored is what is hashed. */
export const snapshotText = (snapshot: SaleSnapshot): string => JSON.stringify(snapshotToJson(snapshot))

export const snapshotFromText = (text: string): SaleSnapshot => snapshotFromJson(JSON.parse(text))
