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
    ],
  },
  { path: "*", Component: Lost },
])
