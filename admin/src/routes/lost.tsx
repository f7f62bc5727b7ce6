import { Button, Result } from "antd"
import { useTranslation } from "react-i18next"

/** A page that does not exist, or one that broke: the way home is a full load, so that a new release is picked up. */
export function Lost() {
  const { t } = useTranslation()
  return <Result status="404" title={t("app.wrong_page")} extra={<Button type="primary" href="/">{t("app.back_home")}</Button>} />
}
