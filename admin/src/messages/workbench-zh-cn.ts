/** Words of the cooperative workbench. */
export const workbenchZhCn = {
  workbench: { title: "合作社工作台", today: "今日", products: "商品", parcels: "发货", settlements: "结算" },
  today: {
    greeting: "{{name}}，您好", date: "{{day}} · {{cooperative}}", to_ship: "待发货", to_ship_unit: "个包裹", to_ship_do: "去发货", waiting: "待审核", waiting_unit: "件商品", waiting_do: "查看商品", to_pay: "待兑付", to_pay_unit: "个批次", to_pay_do: "去付款、传凭证",
    rejected: "被退回", rejected_unit: "件商品", rejected_do: "查看原因", all_clear: "今天没有要处理的事。", next_parcels: "先发这几个", rejected_list: "退回的商品", add: "上架新商品", reason: "退回原因：{{reason}}", see_all: "全部包裹",
  },
  product: {
    list: "我的商品", create: "上架新商品", all: "全部", proposed: "待审核", published: "已上架", rejected: "已退回", draft: "草稿", reason: "退回原因", empty: "还没有商品。上架第一件，审核通过后就会出现在集市里。", empty_state: "没有处于这个状态的商品。",
    stock: "库存", price: "价格", from: "起", variants: "{{count}} 个规格", created: "提交于 {{day}}", title: "商品名称", title_hint: "2–60 个字，写清产地或品种，例如 麻江蓝莓鲜果", subtitle: "一句话介绍", subtitle_hint: "可不填，不超过 80 个字",
    category: "品类", category_hint: "请选择品类", story: "商品故事", story_hint: "10–4000 个字。写它怎么种、怎么做、谁在做；空一行分段", picture: "商品图片", picture_hint: "JPEG、PNG 或 WebP，不超过 8 MB，竖图 4:5 最好看", picture_choose: "选择图片", picture_change: "更换图片", picture_sending: "正在上传 {{percent}}%", picture_alt: "商品图片预览", picture_big: "图片超过 8 MB，请换一张小一些的", picture_kind: "只支持 JPEG、PNG、WebP 图片", picture_needed: "请上传一张商品图片",
    variant_block: "规格、价格与库存", variant: "规格 {{number}}", variant_title: "规格名称", variant_title_hint: "例如 500g 盒装", variant_price: "价格（元）", variant_stock: "库存（份）", variant_add: "再加一个规格", variant_remove: "删除规格 {{number}}", price_wrong: "请填写价格，最多两位小数，例如 68 或 68.50", price_zero: "价格须大于 0 元", stock_wrong: "库存须为 0 到 1000000 的整数",
    flags: "发货说明", perishable: "生鲜易腐", perishable_hint: "易腐商品不适用七天无理由退货，买家下单前会看到", made_to_order: "按单定做", made_to_order_hint: "接单后再做，发货时间较长；不适用七天无理由退货，买家下单前会看到", submit: "提交审核", submitting: "正在提交", submitted: "已提交审核。通过后会自动上架。", draft_kept: "内容会自动保存在这台设备上", draft_restored: "已恢复上次没写完的内容", draft_clear: "清空重写", title_needed: "商品名称须为 2–60 个字", category_needed: "请选择品类", story_needed: "商品故事至少 10 个字", variant_title_needed: "请填写规格名称", fix_fields: "有几项需要修改，已标在对应位置。",
  },
  parcel: {
    list: "包裹", to_ship: "待发货", shipped: "已发货", all: "全部", awaiting_payment: "待付款", signed: "已签收", cancelled: "已取消", refunded: "已退款", empty_to_ship: "没有待发货的包裹。买家付款后会出现在这里。", empty_shipped: "还没有发出的包裹。", empty_all: "还没有订单。", order: "订单 #{{number}}", paid_at: "付款 {{time}}", placed_at: "下单 {{time}}", pieces: "共 {{count}} 件", quantity: "× {{count}}", reduced: "已退 {{count}} 件", refunded_of_line: "已退 {{amount}}",
    benefit: "联农收益", benefit_line: "这个包裹为联农农户计提 {{amount}}", recipient: "收件人", copy: "复制收件信息", copied: "已复制", masked: "收件信息已隐去部分", lines: "货品", freight: "运费", ship_title: "填写物流单号", carrier: "承运商", carrier_hint: "请选择承运商", tracking: "物流单号", tracking_hint: "8–30 位字母或数字", tracking_wrong: "物流单号须为 8–30 位字母或数字", ship_submit: "确认发货", shipping: "正在提交", shipped_now: "已标记发货", shipments: "物流", shipped_at: "发出 {{time}}", back: "返回包裹列表", other_parcels: "一张订单可能有多家合作社的货，这里只显示您的部分。", cannot_ship_awaiting_payment: "买家还没有付款，暂不能发货。",
  },
  carrier: { sf: "顺丰速运", ems: "邮政 EMS", jd: "京东物流", zto: "中通快递", yto: "圆通速递", yunda: "韵达快递" },
}
