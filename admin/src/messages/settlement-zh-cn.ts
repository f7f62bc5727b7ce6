/** Words of settlement, in the workbench and in the console: batches, vouchers, signed sheets, links, fee rules. */
export const settlementZhCn = {
  batch: {
    list: "结算", lead: "每个批次冻结一段时间的账。先付农户，再上传凭证，请农户确认。", all: "全部", open: "待兑付", done: "已兑付", back: "返回结算", number: "批次 {{number}}", period: "{{from}} 至 {{to}}",
    frozen: "已冻结", instructed: "已下发", partly_paid: "部分兑付", paid: "已兑付", empty: "还没有结算批次。包裹签收并过了退换期，平台冻结批次后会出现在这里。", empty_open: "没有待兑付的批次。", empty_done: "还没有兑付完的批次。", total: "共 {{count}} 个批次",
    unpaid: "待兑付农户", households: "{{count}} 户", all_paid: "农户已全部兑付", net: "付给合作社", see: "查看批次 {{number}}", frozen_at: "冻结于 {{time}}", more: "再看 {{count}} 户", version_moved: "这个批次刚刚被别人改过，已为您重新读取，请再看一遍。",
    evidence: "农户确认 {{acknowledged}}/{{households}} · 兑付 {{paid}}/{{households}} · 收款 {{received}}/{{households}}", for_cooperative: "{{name}}",
  },
  figures: {
    split: "货款怎么分", households: "付给农户", cooperative: "付给合作社", counts: "{{orders}} 个订单 · {{parcels}} 个包裹", sales_fen: "成交额", refunds_fen: "退款", net: "净销售额", benefit_fen: "归农户", commission_fen: "平台服务费", goods_fen: "合作社货款",
    advances_fen: "交货时已付", benefit_payable_fen: "本批应兑付", freight_fen: "运费", compensation_fen: "赔付（合作社承担）", repaid: "预付收回", carried: "不足部分记入应收", returned: "退款失败，返还已抵扣", cooperative_payable_fen: "抵扣前应付", offset_fen: "抵扣往期应收", cooperative_net_fen: "应付合作社", receivable_after_fen: "抵扣后仍欠", minus: "减", plus: "加",
    receivable_help: "已结算的包裹后来退款，农户的钱不收回，由合作社从下一批货款里抵扣。",
  },
  held: { title: "{{count}} 个包裹暂缓结算", lead: "退换期已过，但买家的申请还没办结。办结后进入下一批次。", count: "{{count}} 个包裹", day: "{{day}} 申请", parcel: "看包裹", return_asked: "退货或破损申请待处理", goods_awaited: "已同意退货，等待退回", refund_pending: "已同意退款，等待到账" },
  receivable: { title: "合作社待抵扣 {{amount}}", lead: "这些包裹结算之后又退了款。农户已得的不收回，由合作社在下一个批次里抵扣。", day: "{{day}} 退款", advance: "其中已结算给农户 {{amount}}", batch: "看原批次" },
  steps: {
    title: "这个批次要做的事", acknowledge: "一、请农户核对", acknowledge_help: "付款之前，请农户确认交货数量和份额。", pay: "二、付款并上传凭证", pay_help: "按付款名单从合作社的银行付给农户，再上传银行回单。", receive: "三、请农户确认到账", receive_help: "付款之后，请农户确认钱收到了。",
    done: "{{done}} / {{all}} 户", finished: "已完成", links: "发确认链接", sheet: "上传签字单", file: "下载付款名单", voucher: "上传付款凭证", not_instructed: "项目办把付款名单下发之后，才能付款和上传凭证。", nobody_paid: "付款之后才能请农户确认到账。", unpaid: "还有 {{amount}} 待兑付", cooperative_paid: "合作社货款已付 {{amount}}",
  },
  household: {
    title: "农户", code: "户号", name: "户名", village: "村", account: "收款账号", payable: "本批应得", advances: "交货时已付 {{amount}}", acknowledged: "农户确认", paid: "已兑付", received: "已收款", spot_checked: "已抽查", open_link: "链接待确认", open_case: "有异议，待核实", no_account: "没有登记账号", no_name: "户名已删除", not_yet: "待确认", empty: "这个批次没有农户。", masked: "户名和账号已隐去部分。", nothing_due: "无需另付", marks: "凭据",
  },
  payouts: { title: "付款记录", none: "还没有付款记录。", row: "{{day}} 付给农户 {{count}} 户", cooperative: "{{day}} 付给合作社", reversed: "已冲回", reversing: "冲回待复核" },
  record: {
    payout: "上传付款凭证", acknowledged: "上传农户确认单", received: "上传收款确认单", payout_lead: "金额来自结算批次，不用也不能填写。", acknowledged_lead: "上传农户签过字的交货与份额确认单。", received_lead: "上传农户签过字的收款单。",
    who: "哪些农户", everyone: "全部 {{count}} 户", everyone_payout: "全部未兑付的 {{count}} 户", some: "只选一部分", choose_all: "全选", choose_none: "全不选", chosen: "已选 {{count}} 户，合计 {{amount}}", none_chosen: "请至少选一户", find: "按户名、户号或村查找", none_found: "没有符合的农户。",
    when: "付款日期", when_help: "银行回单上的日期", when_wrong: "请选付款日期，不能晚于今天", file_payout: "付款凭证", file_sheet: "签字单", file_help: "照片或 PDF，不超过 10 MB。照片会先缩小再传，省流量。", shoot: "拍照", choose: "选文件", again: "换一份", sending: "正在上传，已传 {{percent}}%", waiting: "网络不稳，正在重试。您可以继续填写，不用重选。", offline: "没有网络。连上之后会接着传，不用重选。", sent: "已上传 {{name}}", kept: "已上传，留着上次的文件",
    file_needed: "请先拍照或选一份文件", file_kind: "只支持照片（JPEG、PNG、WebP）和 PDF", file_big: "超过 10 MB，请换一份小一些的", file_lost: "上次选的“{{name}}”还没传完页面就关了，请重新选一次。", file_again: "再传一次", preparing: "正在缩小照片", file_alt: "所选文件的预览",
    check: "下一步：核对", confirm_title: "请核对", confirm_payout: "确认已向 {{count}} 户兑付 {{amount}}，凭证 1 份", confirm_acknowledged: "确认 {{count}} 户已签字认可交货与份额，合计 {{amount}}，签字单 1 份", confirm_received: "确认 {{count}} 户已签字收到 {{amount}}，签字单 1 份", confirm_day: "付款日期 {{day}}", confirm_final: "记下之后不能修改，记错了要两个人复核才能冲回。", confirm_names: "看这 {{count}} 户", submit: "确认，记下来", submitting: "正在记录", edit: "返回修改",
    unsure: "网络断了，不确定有没有记上。请再点一次，不会重复记录。", result_payout: "已记下：向 {{count}} 户兑付 {{amount}}", result_acknowledged: "已记下：{{count}} 户农户确认，合计 {{amount}}", result_received: "已记下：{{count}} 户收款确认，合计 {{amount}}", result_none: "这些农户之前已经记过，没有重复记录", result_level: "证据等级到：{{level}}", result_left: "还有 {{count}} 户待办", result_all: "这一步全部完成", back_to_batch: "回到批次", next_rest: "接着记剩下的", nobody: "没有需要记录的农户，这一步已经完成。", draft: "上次没记完，已接着填。", draft_clear: "清空重来",
  },
  links: {
    title: "农户确认链接", lead: "农户在手机上点开就能确认，不用登录。每户一个链接，只显示这一次。", step_acknowledged: "核对交货与份额（付款前）", step_received: "确认钱已收到（付款后）", step: "确认什么", create: "生成 {{count}} 户的链接", creating: "正在生成", again: "之前发过、还没确认的链接会作废。", expires: "{{time}} 前有效", copy: "复制链接", copied: "已复制 {{name}} 的链接", copy_text: "{{name}}，请核对您家的{{what}}，点开就能确认：{{url}}（{{time}}前有效）", what_acknowledged: "交货数量和份额", what_received: "收款", print: "打印二维码单", once: "关掉这一页，链接就看不到了。请先复制或打印。", revoke: "作废这些链接", revoked: "已作废 {{count}} 个链接", made: "已生成 {{count}} 个链接", none: "没有需要确认的农户。", sheet_title: "请您核对", sheet_scan_acknowledged: "用微信扫一扫，核对交货数量和您家应得的钱", sheet_scan_received: "用微信扫一扫，告诉我们钱收到了没有", qr_alt: "{{name}} 的确认二维码", leave: "链接只显示这一次，离开后就看不到了。确定离开？",
  },
  download: {
    title: "下载付款名单", bank_title: "下载银行文件", lead: "名单里有农户的完整姓名和银行账号。谁在什么时候、为什么下载，都会记入查阅日志。", reason: "下载用途", reason_hint: "例如 用于本批次向农户付款", reason_needed: "请写 4 到 300 个字", reason_names: "用途里不要写农户的姓名、电话或账号", own: "由本人下载，只用于向农户付款，用完即删", own_needed: "请先勾选", format: "文件格式", excel: "Excel 表格", csv: "CSV 文本", go: "下载", going: "正在生成", done: "本人已下载银行文件，已记入查阅日志", cancel: "取消",
  },
  settle: {
    title: "结算", lead: "包裹签收并过了退换期才可结算。先预览，再冻结；冻结后金额不再变动。", cooperative: "合作社", cooperative_hint: "选一个合作社", to: "结算截止日", begin: "结算一家合作社", preview: "预览", preview_title: "预览：{{from}} 至 {{to}}", preview_note: "预览不写入任何东西。", freeze: "冻结这个批次", freeze_confirm: "确认冻结 {{name}} {{from}} 至 {{to}} 的账：{{households}} 户应兑付 {{benefit}}，应付合作社 {{net}}", freeze_final: "冻结后金额不能修改，后来的退款进入下一个批次。", freezing: "正在冻结", frozen: "已冻结批次 {{number}}", cancel: "先不冻结", empty: "还没有结算批次。", all_states: "全部状态", state: "状态", all_cooperatives: "全部合作社", col_period: "期间", col_unpaid: "待兑付",
    instruct: "标为已下发", instruct_help: "把付款名单交给银行或合作社之后，标为已下发。", instructed: "已标为下发", instruct_confirm: "确认付款名单已经交出去了？", list_file: "付款名单（隐去账号）", bank_file: "银行文件（完整账号）", entries: "账本分录", sheet: "上传签字单", papers: "名单与文件", cases: "农户反映", cases_lead: "农户在确认页上说不对的，请核实后写明结果。", case_amount_wrong: "金额不对", case_quantity_wrong: "数量不对", case_not_received: "没有收到钱", case_not_mine: "不是自家的", case_open: "待核实", case_closed: "已核实", case_opened: "{{time}} 反映", case_close: "写明核实结果", case_resolution: "核实结果", case_resolution_hint: "写查到了什么、怎么处理。不要写姓名和电话", case_done: "已核实并关闭", case_none: "没有待核实的反映。", case_batch: "看批次", case_step_acknowledged: "核对交货与份额时", case_step_received: "确认收款时",
  },
  fee: {
    title: "费率规则", lead: "平台从每笔货款里收多少。买家和合作社都能在公开页上看到，每个版本至少保留三年。", current: "现行与历史", everyone: "全部合作社", any_category: "全部品类", from: "{{day}} 起", until: "至 {{day}} 前", state_past: "已失效", state_current: "现行", state_future: "未生效", rate: "费率", scope: "适用", dates: "生效", state: "状态", proposals: "待审批", none: "没有待审批的规则。", propose: "提出新规则", category: "品类", rate_percent: "费率（%）", rate_wrong: "0 到 30，最多两位小数", effective_from: "生效日期", effective_wrong: "请选明天或以后的日期", reason: "为什么这样定", reason_needed: "请写 4 到 300 个字", send: "提交审批", sent: "已提交，等另一个人审批", approve: "通过", reject: "不通过", decided: "已处理", by: "{{who}} 提出", two_persons: "提出的人不能自己审批。", decide_reason: "审批意见",
  },
  signing: { title: "签收记录", lead: "承运商说已签收的，在这里补记。一个包裹只记第一次签收。", order: "订单号", look: "查询", none: "这个订单还没有签收记录。", source_buyer: "买家确认", source_carrier: "承运商签收", source_days_after_shipping: "发货满天数", signed_at: "{{time}} 签收", window: "退换期到 {{time}}", cooperative: "合作社编号", time: "签收时间", send: "补记签收", sent: "已补记", needed: "请填写" },
}
