import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { App as AntdApp, ConfigProvider } from "antd"
import enUS from "antd/locale/en_US"
import zhCN from "antd/locale/zh_CN"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { useEffect } from "react"
import { useTranslation } from "react-i18next"
import { RouterProvider } from "react-router"
import { Refused } from "./api/refused"
import { closeSession, watchSession } from "./api/session-store"
import { usePhone } from "./components/use-phone"
import { router } from "./routes/router"
import { theme } from "./theme"

/** A session the backend no longer knows is closed here; the door then asks to log in and keeps the page. */
const endSession = (error: unknown) => {
  if (error instanceof Refused && error.status === 401) closeSession()
}
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: endSession }),
  mutationCache: new MutationCache({ onError: endSession }),
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => !(error instanceof Refused && error.status < 500) && failures < 2 },
    mutations: { retry: false },
  },
})
// What one account has read is not for the next one on the same screen.
watchSession(() => queries.clear())

export function App() {
  const { i18n } = useTranslation()
  const phone = usePhone()
  const chinese = i18n.language === "zh-CN"
  useEffect(() => {
    dayjs.locale(chinese ? "zh-cn" : "en")
  }, [chinese])
  return (
    <ConfigProvider locale={chinese ? zhCN : enUS} theme={theme(phone)} button={{ autoInsertSpace: false }}>
      <AntdApp message={{ top: 72 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  )
}
