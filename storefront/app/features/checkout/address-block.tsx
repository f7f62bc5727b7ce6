import { useTranslation } from "react-i18next"
import { controlClass, describedBy, FormField, type FieldFrame } from "../../components/form-field"
import type { AddressField, TypedAddress } from "./address-fields"

interface Region {
  code: string
  name: string
}
interface AddressBlockProps {
  address: TypedAddress
  options: { provinces: Region[]; cities: Region[]; districts: Region[] }
  problems: readonly string[]
  /** the field that takes the focus, being the first with a message */
  focus?: string
}

/** Block one: who and where. The three selects work by 更新地区 without script and by themselves with it. */
export function AddressBlock({ address, options, problems, focus }: AddressBlockProps) {
  const { t } = useTranslation()
  const frame = (name: AddressField, label: string, hint?: string): FieldFrame => ({ name, label, hint, error: problems.includes(name) ? t(`error.${name}`) : undefined })
  const fields = {
    name: frame("name", t("checkout.name")), mobile: frame("mobile", t("checkout.mobile")), detail: frame("detail", t("checkout.detail"), t("checkout.detail_hint")),
    province: frame("province_code", t("checkout.province")), city: frame("city_code", t("checkout.city")), district: frame("district_code", t("checkout.district")),
  }
  return (
    <fieldset className="panel space-y-4">
      <legend className="sr-only">{t("checkout.address")}</legend>
      <h2 aria-hidden="true" className="text-lg">{t("checkout.address")}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField field={fields.name}><input {...describedBy(fields.name, focus === "name")} defaultValue={address.name} autoComplete="name" maxLength={30} className={controlClass} /></FormField>
        <FormField field={fields.mobile}><input {...describedBy(fields.mobile, focus === "mobile")} defaultValue={address.mobile} type="tel" inputMode="tel" autoComplete="tel" maxLength={20} className={controlClass} /></FormField>
      </div>
      <div data-enhance="cascade" className="grid gap-4 sm:grid-cols-3">
        <FormField field={fields.province}><RegionSelect field={fields.province} focus={focus} value={address.province_code} options={options.provinces} /></FormField>
        <FormField field={fields.city}><RegionSelect field={fields.city} focus={focus} value={address.city_code} options={options.cities} /></FormField>
        <FormField field={fields.district}><RegionSelect field={fields.district} focus={focus} value={address.district_code} options={options.districts} /></FormField>
      </div>
      <div data-enhance="hide" className="flex flex-wrap items-center gap-3">
        <button name="intent" value="region" formNoValidate className="button button-quiet px-4 text-sm">{t("checkout.update_region")}</button>
        <p className="text-xs text-muted">{t("checkout.region_hint")}</p>
      </div>
      <FormField field={fields.detail}><input {...describedBy(fields.detail, focus === "detail")} defaultValue={address.detail} autoComplete="street-address" maxLength={120} className={controlClass} /></FormField>
    </fieldset>
  )
}

function RegionSelect({ field, focus, value, options }: { field: FieldFrame; focus?: string; value: string; options: Region[] }) {
  const { t } = useTranslation()
  return (
    <select {...describedBy(field, focus === field.name)} defaultValue={value} className={controlClass}>
      <option value="">{t("checkout.choose")}</option>
      {options.map((region) => <option key={region.code} value={region.code}>{region.name}</option>)}
    </select>
  )
}
