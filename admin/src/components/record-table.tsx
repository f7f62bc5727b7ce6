import { Button, Checkbox, Dropdown, Table, Tooltip, type TableColumnType } from "antd"
import { DownloadOutlined, SettingOutlined } from "@ant-design/icons"
import { useState, type ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { csvSheet, saveCsv } from "./csv"
import "./record-table.css"
import { usePhone } from "./use-phone"

export interface RecordColumn<Row> {
  readonly key: string
  readonly title: string
  readonly help?: string
  /** plain text for the exported sheet */
  readonly text: (row: Row) => string
  readonly render?: (row: Row) => ReactNode
  readonly compare?: (left: Row, right: Row) => number
  readonly figures?: boolean
  /** hidden until chosen */
  readonly optional?: boolean
}
interface RecordTableProps<Row> { readonly name: string; readonly rows: readonly Row[]; readonly rowKey: (row: Row) => string; readonly columns: readonly RecordColumn<Row>[]; readonly fileName: string; readonly note?: ReactNode }

/** A table that sorts, hides columns, exports, and becomes cards on phones. The first column names the row. */
export function RecordTable<Row extends object>({ name, rows, rowKey, columns, fileName, note }: RecordTableProps<Row>) {
  const { t } = useTranslation()
  const phone = usePhone()
  const [hidden, setHidden] = useState<readonly string[]>(() => columns.filter((column) => column.optional).map((column) => column.key))
  const shown = columns.filter((column) => !hidden.includes(column.key))
  const save = () => saveCsv(fileName, csvSheet(columns.map((column) => column.title), rows.map((row) => columns.map((column) => column.text(row)))))
  return (
    <section className="panel" aria-label={name}>
      <div className="panel-head">
        <h2>{name} <span className="muted small">{t("table.rows", { count: rows.length })}</span></h2>
        <div className="record-tools">
          {phone ? null : <ColumnChoice columns={columns} hidden={hidden} choose={setHidden} />}
          <Button icon={<DownloadOutlined />} onClick={save}>{t("table.export")}</Button>
        </div>
      </div>
      {note}
      {phone ? (
        <ul className="record-cards">{rows.map((row) => <RecordCard key={rowKey(row)} row={row} columns={shown} />)}</ul>
      ) : (
        <Table<Row> size="small" rowKey={rowKey} dataSource={[...rows]} columns={shown.map(tableColumn)} pagination={false} scroll={{ x: "max-content" }} showSorterTooltip={false} />
      )}
    </section>
  )
}

const cell = <Row,>(column: RecordColumn<Row>, row: Row): ReactNode => (column.render ? column.render(row) : column.text(row))

function tableColumn<Row>(column: RecordColumn<Row>, index: number): TableColumnType<Row> {
  const sortable = column.compare ? { sorter: column.compare, sortDirections: ["descend", "ascend"] as ("descend" | "ascend")[] } : {}
  return {
    key: column.key,
    title: column.help ? <Tooltip title={column.help}><span className="defined">{column.title}</span></Tooltip> : column.title,
    align: column.figures ? "right" : "left",
    fixed: index === 0 ? "left" : false,
    render: (_value, row) => <span className={column.figures ? "figures" : undefined}>{cell(column, row)}</span>,
    ...sortable,
  }
}

function RecordCard<Row>({ row, columns }: { readonly row: Row; readonly columns: readonly RecordColumn<Row>[] }) {
  const [first, ...rest] = columns
  return (
    <li className="record-card">
      {first ? <h3>{cell(first, row)}</h3> : null}
      <dl>
        {rest.map((column) => (
          <div key={column.key}>
            <dt>{column.title}</dt>
            <dd className={column.figures ? "figures" : undefined}>{cell(column, row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

interface ColumnChoiceProps<Row> { readonly columns: readonly RecordColumn<Row>[]; readonly hidden: readonly string[]; readonly choose: (hidden: readonly string[]) => void }

function ColumnChoice<Row>({ columns, hidden, choose }: ColumnChoiceProps<Row>) {
  const { t } = useTranslation()
  const toggle = (key: string, show: boolean) => choose(show ? hidden.filter((each) => each !== key) : [...hidden, key])
  const panel = () => (
    <div className="column-choice" role="group" aria-label={t("table.columns")}>
      {columns.slice(1).map((column) => (
        <Checkbox key={column.key} checked={!hidden.includes(column.key)} onChange={(event) => toggle(column.key, event.target.checked)}>{column.title}</Checkbox>
      ))}
    </div>
  )
  return (
    <Dropdown trigger={["click"]} popupRender={panel}>
      <Button icon={<SettingOutlined />}>{t("table.columns")}</Button>
    </Dropdown>
  )
}
