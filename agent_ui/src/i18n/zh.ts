/** 中文。英文字典以此为类型：缺一个键就不能通过编译。术语见 domain.md §3。 */
export const zh = {
  product: "热线座席",
  languageName: "语言",
  loading: "正在加载…",
  unreachable: "暂时连接不上网关，正在自动重试…",
  noAnswer: "网关没有应答，操作可能未生效。请稍后看当前状态，再决定是否重试。",
  close: "关闭",
  cancel: "取消",
  shortcutsTitle: "快捷键",
  skip: "跳到主要内容",

  login: {
    heading: "登录",
    name: "登录名",
    password: "密码",
    submit: "登录",
    ended: "登录已结束（可能已在其他页面退出，或已过期）。请重新登录。",
    logout: "退出登录",
  },

  logout: {
    heading: "退出登录",
    seated: (seat: string) =>
      `您仍在座席 ${seat} 签入。只退出登录不会签出：座席保持当前状态，电话仍可能打进来。`,
    signOutFirst: "签出并退出登录",
    logoutOnly: "只退出登录",
  },

  roles: { agent: "座席员", lead: "班长席", admin: "系统管理员" },

  nav: { label: "页面", desk: "工作台", board: "实时监控", calls: "话务记录", missed: "未接来电" },

  link: {
    connecting: "正在连接网关…",
    lost: "连接已中断，正在重新连接。下面显示的可能已经过时，操作暂不可用。",
    switchDown: "电话交换机（PBX）连接中断，暂时不会派来电。系统正在重连，这段时间不计您的责任。",
  },

  seat: {
    number: (seat: string) => `座席 ${seat}`,
    extension: (extension: string) => `分机 ${extension}`,
    states: {
      signed_out: "已签出",
      not_ready: "示忙",
      ready: "示闲",
      ringing: "振铃",
      talking: "通话中",
      acw: "事后整理",
    },
    causes: {
      sign_in: "刚签入",
      sign_out: "签出",
      agent: "本人操作",
      offer: "派来电",
      talking: "已接听",
      acw: "通话结束",
      saved: "登记已保存",
      rona: "振铃未接",
      refused: "话机拒接",
      phone_unreachable: "话机不可达",
      withdrawn: "来电已撤回",
      caller_gone: "来电者已挂机",
      answered_elsewhere: "已由其他座席接听",
      not_durable: "签入未能保存",
      resync: "与交换机重新同步",
      call_lost: "通话记录缺失",
    },
    phones: { idle: "空闲", ringing: "振铃", in_use: "使用中", unreachable: "未注册" },
    since: "已持续",
  },

  why: {
    short: "为什么？",
    ask: (name: string) => `为什么？${name}`,
    heading: (name: string) => `${name}：为什么？`,
    loading: "正在询问网关…",
  },

  chooser: {
    heading: "选择座席签入",
    hint: "签入后座席先为示忙，准备好再点示闲。",
    loading: "正在读取座席列表…",
    empty: "还没有可用的座席。请联系系统管理员添加座席。",
    signIn: (seat: string) => `签入座席 ${seat}`,
    free: "空闲",
    occupied: (name: string) => `${name} 已签入`,
    elsewhere: "不能在本机签入的座席",
    elsewhereWhy: "这些座席绑定在其他电脑上，请到该座席的电脑上签入。",
  },

  act: {
    ready: "示闲",
    readyAgain: "重新示闲",
    notReady: "示忙",
    signOut: "签出",
    reasonHeading: "示忙原因",
    hindrances: {
      stale: "连接中断，暂不可用",
      alreadyReady: "已经示闲",
      ringing: "正在振铃，请先接听",
      talking: "通话中，不能操作",
      unsaved: "请先保存来电登记",
      notYet: "通话结束后才能保存",
      noSeat: "尚未签入座席",
    },
  },

  pending: {
    signOut: "通话结束后签出",
    notReady: (reason: string) => `通话结束后示忙（${reason}）`,
    cancel: "取消此安排",
  },

  notice: {
    rona: "振铃未接：来电在您的话机振铃后无人接听，已回到队列；为免再漏接，系统已把您置为示忙。准备好后请点「重新示闲」。",
    refused:
      "话机拒接：来电被您的话机拒绝或话机正忙，已回到队列；系统已把您置为示忙。准备好后请点「重新示闲」。",
    phoneMissed:
      "话机不可达：来电无法送到您的话机，已回到队列；系统已把您置为示忙。请先检查话机，再点「重新示闲」。",
    phoneDown: (extension: string) =>
      `分机 ${extension} 未注册：话机没有连到交换机，来电打不进来。请检查话机电源和网线；仍不行请联系管理员。`,
  },

  idle: {
    readyHeading: "等待来电",
    readyHint: "来电会显示在这里，请用话机接听。",
    notReadyHeading: "示忙中",
    notReadyHint: "现在不会派来电。准备好后请点示闲。",
  },

  pop: {
    heading: "来电",
    answer: "请拿起话机接听",
    talking: "通话中",
    held: "保持中",
    over: "通话已结束",
    noName: "未提供姓名",
    noNumber: "号码未显示",
    announce: (number: string, name: string, queue: string) => `来电：${number} ${name}，队列 ${queue}`,
    queue: "队列",
    waited: "已等待",
    rang: "已振铃",
    talked: "通话时长",
    heldFor: "保持时长",
    acw: "整理时长",
    acwLeft: "剩余整理时间",
    acwOverdue: "整理已超时，请尽快保存登记",
    acwExtend: "延长整理时间",
    reveal: "显示完整号码",
    revealWhy: "查看完整号码会记入审计日志。请写明理由。",
    revealReason: "查看理由",
    revealSubmit: "查看号码",
  },

  rating: {
    asking: "正在请来电者评价",
    score: (score: number) => `${score} 分（满分 5 分）`,
    none: "未评价",
  },

  history: {
    heading: "该号码的历史来电",
    none: "没有历史来电。",
    loading: "正在读取…",
    noNote: "无备注",
  },

  form: {
    heading: "来电登记",
    outcome: "处理结果",
    note: "备注",
    noteHint: "写清来电诉求和答复要点",
    save: "保存",
    saveReady: "保存并示闲",
    saveNotReady: "保存并示忙",
    outcomeMissing: "请先选择处理结果。",
    draftKept: "未保存的内容会保留在本页，刷新不丢失。",
  },

  board: {
    summary: "概况",
    all: "全部座席",
    waitingCount: "等待来电",
    longestWait: "最长等待",
    waitingHeading: "等待中的来电",
    waitingNone: "没有来电在等待。",
    seatsHeading: "座席",
    filteredNone: "没有处于此状态的座席。",
    overdue: "整理超时",
    missed: (times: number) => `连续漏接 ${times} 次`,
    columns: {
      seat: "座席",
      extension: "分机",
      person: "人员",
      state: "状态",
      since: "时长",
      cause: "原因",
      phone: "话机",
      call: "当前来电",
      queue: "队列",
      talk: "通话",
      number: "号码",
      waited: "等待",
    },
    cannot: "只有班长席和系统管理员可以查看实时监控。",
  },

  calls: {
    heading: "话务记录",
    own: "我的来电",
    everybody: "所有来电",
    none: "还没有话务记录。",
    refresh: "刷新",
    older: "加载更早的记录",
    noOlder: "没有更早的记录了。",
    running: "进行中",
    columns: {
      time: "时间",
      caller: "来电",
      queue: "队列",
      seat: "座席",
      agent: "座席员",
      wait: "等待",
      ring: "振铃",
      talk: "通话",
      hold: "保持",
      acw: "整理",
      hungUpBy: "挂机方",
      outcome: "处理结果",
      rating: "评价",
      note: "备注",
    },
    hungUpBy: { caller: "来电者", agent: "座席", system: "系统" },
    recovered: "有缺失，已补录",
    /** 由系统设定、不在配置里的处理结果。 */
    systemOutcomes: {
      ABANDONED: "放弃",
      CLOSED_HOURS: "非服务时间",
      NO_AGENT: "无人在席",
      TIMEOUT: "等待超时",
      OVERFLOWED: "溢出",
      VOICEMAIL: "语音留言",
      TRANSFERRED: "转外部号码",
    },
  },

  missed: {
    heading: "未接来电",
    hint: "非服务时间打来或等待中放弃的来电",
    none: "没有未接来电。",
    why: "原因",
    done: "处理情况",
    settle: "标记为已处理",
    cannot: "只有班长席和系统管理员可以查看未接来电。",
  },

  shortcuts: {
    ready: "示闲",
    notReady: "示忙，或在登记时保存并示忙",
    form: "转到来电登记",
    outcome: "选择处理结果或示忙原因（焦点不在文字框时）",
    save: "保存并示闲",
    help: "打开本说明",
    escape: "关闭对话框",
  },
};

export type Words = typeof zh;
