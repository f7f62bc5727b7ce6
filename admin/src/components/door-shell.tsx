import { Button, Dropdown } from "antd"
import { GlobalOutlined, LogoutOutlined } from "@ant-design/icons"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Link, NavLink } from "react-router"
import { isLanguageKey, languages, speak } from "../i18n"

interface Place { readonly to: string; readonly label: string; readonly icon: ReactNode; readonly end?: boolean }
interface DoorShellProps { readonly title: string; readonly home: string; readonly places: readonly Place[]; readonly who: string | undefined; readonly leave: () => void; readonly children: ReactNode }

/** The frame around one door: brand, places (a bar at the bottom on phones), who is in, and the way out. */
export function DoorShell({ title, home, places, who, leave, children }: DoorShellProps) {
  const { t } = useTranslation()
  return (
    <>
      <a className="skip" href="#content">{t("app.skip")}</a>
      <header className="bar">
        <div className="bar-inner">
          <Link className="brand" to={home}>
            <img src="/mark.svg" alt="" width={28} height={28} />
            {t("app.name")} <small>{title}</small>
          </Link>
          <nav aria-label={t("app.menu")}>
            {places.map(({ to, label, icon, end }) => (
              <NavLink key={to} to={to} end={end ?? false}>{icon}{label}</NavLink>
            ))}
          </nav>
          <div className="who">
            <span className="who-name">{who}</span>
            <LanguageChoice />
            <Button type="text" icon={<LogoutOutlined />} aria-label={t("app.sign_out")} title={t("app.sign_out")} onClick={leave} />
          </div>
        </div>
      </header>
      {children}
    </>
  )
}

/** Chinese or English, remembered on this device. */
export function LanguageChoice() {
  const { t } = useTranslation()
  const items = Object.entries(languages).map(([key, label]) => ({ key, label }))
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => { if (isLanguageKey(key)) void speak(key) } }}>
      <Button type="text" icon={<GlobalOutlined />} aria-label={t("app.language")} title={t("app.language")} />
    </Dropdown>
  )
}
