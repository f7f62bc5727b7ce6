import { createBrowserRouter, Navigate } from "react-router"
import { currentSession } from "../api/session-store"
import { Lost } from "./lost"

function Home() {
  const session = currentSession()
  if (!session) return <Navigate to="/login" replace />
  return <Navigate to={session.actor === "member" ? "/workbench" : "/console"} replace />
}

/** Every page is its own chunk: a phone in the workbench never loads the console or its charts. */
export const router = createBrowserRouter([
  { path: "/", Component: Home },
  { path: "/login", lazy: async () => ({ Component: (await import("./login")).LoginRoute }), HydrateFallback: () => null },
  {
    path: "/workbench",
    lazy: async () => ({ Component: (await import("./workbench")).WorkbenchRoute }),
    HydrateFallback: () => null,
    errorElement: <Lost />,
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../features/workbench-today/today")).Today }) },
      { path: "products", lazy: async () => ({ Component: (await import("../features/workbench-products/product-list")).ProductList }) },
      { path: "products/new", lazy: async () => ({ Component: (await import("../features/workbench-products/product-form")).ProductForm }) },
      { path: "parcels", lazy: async () => ({ Component: (await import("../features/workbench-parcels/parcel-list")).ParcelList }) },
      { path: "parcels/:orderId", lazy: async () => ({ Component: (await import("../features/workbench-parcels/parcel-detail")).ParcelDetail }) },
      { path: "settlements", lazy: async () => ({ Component: (await import("../features/workbench-settlements/batch-list")).BatchList }) },
      { path: "settlements/:id", lazy: async () => ({ Component: (await import("../features/workbench-settlements/batch-detail")).BatchDetail }) },
      { path: "settlements/:id/pay", lazy: async () => ({ Component: (await import("../features/settlement-evidence/record-evidence")).MemberPayout }) },
      { path: "settlements/:id/acknowledged", lazy: async () => ({ Component: (await import("../features/settlement-evidence/record-evidence")).MemberAcknowledged }) },
      { path: "settlements/:id/received", lazy: async () => ({ Component: (await import("../features/settlement-evidence/record-evidence")).MemberReceived }) },
      { path: "settlements/:id/links", lazy: async () => ({ Component: (await import("../features/settlement-links/open-links")).MemberLinks }) },
    ],
  },
  {
    path: "/console",
    lazy: async () => ({ Component: (await import("./console")).ConsoleRoute }),
    HydrateFallback: () => null,
    errorElement: <Lost />,
    children: [
      { index: true, lazy: async () => ({ Component: (await import("../features/console-report/report")).Report }) },
      { path: "orders", lazy: async () => ({ Component: (await import("../features/console-orders/order-list")).OrderList }) },
      { path: "entries", lazy: async () => ({ Component: (await import("../features/console-entries/entry-list")).EntryList }) },
      { path: "products", lazy: async () => ({ Component: (await import("../features/console-proposals/proposal-list")).ProposalList }) },
      { path: "settlements", lazy: async () => ({ Component: (await import("../features/console-settlements/batch-list")).SettlementList }) },
      { path: "settlements/:id", lazy: async () => ({ Component: (await import("../features/console-settlements/batch-detail")).SettlementDetail }) },
      { path: "settlements/:id/acknowledged", lazy: async () => ({ Component: (await import("../features/settlement-evidence/record-evidence")).StaffAcknowledged }) },
      { path: "settlements/:id/received", lazy: async () => ({ Component: (await import("../features/settlement-evidence/record-evidence")).StaffReceived }) },
      { path: "fee-rules", lazy: async () => ({ Component: (await import("../features/console-fee-rules/fee-rules")).FeeRules }) },
    ],
  },
  { path: "*", Component: Lost },
])
