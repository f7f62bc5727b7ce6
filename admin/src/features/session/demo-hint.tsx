import { Button } from "antd"
import { useTranslation } from "react-i18next"
import type { Configuration } from "../../config"

interface DemoHintProps { readonly logins: Configuration["logins"]; readonly use: (login: { email: string; password: string }) => void }

/** Only a demo shows its accounts; production's configuration holds none. */
export function DemoHint({ logins, use }: DemoHintProps) {
  const { t } = useTranslation()
  return (
    <div className="login-demo">
      <strong>{t("session.demo")}</strong>
      <ul aria-label={t("session.demo")}>
        {logins.map(({ email, password, who }) => (
          <li key={email}>
            <span>{who || email}</span> <Button type="link" size="small" aria-label={`${t("session.demo_use")} ${email}`} onClick={() => use({ email, password })}>{t("session.demo_use")}</Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
