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
      {logins.map(({ email, password }) => (
        <p key={email}>
          <span>{email}</span> <Button type="link" size="small" onClick={() => use({ email, password })}>{t("session.demo_use")}</Button>
        </p>
      ))}
    </div>
  )
}
