import { consoleZhCn } from "./console-zh-cn"
import { settlementZhCn } from "./settlement-zh-cn"
import { workbenchZhCn } from "./workbench-zh-cn"

/** The default language. Every other language has exactly these keys. */
export const zhCn = {
  app: { name: "黔杭集市", skip: "跳到正文", language: "语言", menu: "菜单", sign_out: "退出登录", loading: "正在读取", wrong_page: "没有这个页面", back_home: "回到首页" },
  session: {
    title: "登录", doors: "选择入口", member: "合作社工作台", staff: "项目管理台",
    member_hint: "合作社成员：上架农货、发货、查看订单", staff_hint: "项目工作人员：查账、审核、追溯每一笔",
    email: "邮箱", password: "密码", enter: "登录", entering: "正在登录", email_needed: "请填写登录邮箱", email_wrong: "邮箱格式不对，例如 name@example.com", password_needed: "请填写密码",
    refused: "邮箱或密码不对，或该账号不属于所选入口", ended: "登录已过期，请重新登录，之后会回到刚才的页面", demo: "演示环境", demo_use: "填入演示账号",
    line_one: "山里的好东西，", line_two: "每一笔都记得清。", line_three: "从卖出的那一刻起，哪一户得多少，分毫可查。",
  },
  state: {
    retry: "重试", unreachable: "连不上服务器。请检查网络后重试。", broken: "服务器的答复与约定不符，请联系技术支持。", unknown: "出了点问题，请重试。",
    unauthorized: "登录已过期，请重新登录。", forbidden: "您的账号没有这项权限。", not_found: "没有找到，可能已被移除或不属于您。", conflict: "状态刚刚发生了变化，请刷新后再试。",
    not_allowed: "现在不能这样做。", invalid_data: "有内容不符合要求，请检查后再提交。", too_many_requests: "操作太频繁，请稍等片刻。", unavailable: "服务暂时不可用，请稍后重试。",
  },
  code: {
    cooperative_not_approved: "合作社还没有通过审核，暂时不能上架商品。", unsupported_picture: "只支持 JPEG、PNG、WebP 图片", file_too_large: "文件太大了，请换一个小一些的", unpaid: "买家还没有付款，暂不能发货。", already_shipped: "这个包裹刚刚已被标记发货，已为您刷新。", not_shippable: "订单已取消或已退款，不能发货，已为您刷新。", already_decided: "这件商品刚刚已被其他同事审核，列表已刷新。", ledger_broken: "账本校验未通过，报表已停止出数。请立即联系技术负责人。", other_county: "您的账号只能查看本县（市）。", too_many_logins: "密码错误次数过多，请 15 分钟后再试。",
    nothing_to_settle: "截止日之前没有可结算的包裹：要签收并过了退换期。", parcels_held_back: "到期的包裹都有未结的退货或赔付申请，办结后再结算。", period_settled: "这段时间已经结算过了，请选更晚的截止日。", wrong_state: "现在的状态不能这样做，已为您重新读取。", stale_version: "刚刚有人改过，已为您重新读取，请再看一遍。", already_paid: "有农户刚刚已经付过，已为您重新读取，请再看一遍。", same_person: "提出的人不能自己审批，请另一位同事来处理。", unsupported_file: "只支持照片（JPEG、PNG、WebP）和 PDF，请换一份。", reason_names_somebody: "用途里不要写姓名、电话或账号，请改写。", not_your_task: "您的角色不能做这件事。", rates_exceed_price: "费率加上已有协议的农户份额超过了货款，请降低费率。", rule_overlaps: "同一范围已有从这天起的规则，请换一个日期。",
  },
  field: { invalid: "这一项不符合要求", required: "这一项必填", too_short: "内容太短", too_long: "内容太长", tracking_number: "单号应为 8–30 位字母或数字", picture: "图片不可用，请重新上传", duplicate: "规格名称不能重复", price_out_of_range: "价格须在 0.01 至 100000 元之间" },
  table: { columns: "选择列", export: "导出 CSV", rows: "共 {{count}} 行", },
  category: { fruit: "鲜果", tea: "茶叶", seasoning: "酸汤调味", grain: "米面杂粮", oil: "茶油食油", meat: "腌腊肉品", preserve: "果干蜜饯", drink: "果汁饮品", honey: "蜂蜜", herb: "药食同源", mushroom: "菌菇", silver: "银饰", embroidery: "刺绣", batik: "蜡染", paper: "手工纸", craft: "手工艺", set: "组合礼盒" },
  ...workbenchZhCn,
  ...consoleZhCn,
  ...settlementZhCn,
}

/** The keys of every language, with plain strings at the leaves. */
export type Messages = typeof zhCn
