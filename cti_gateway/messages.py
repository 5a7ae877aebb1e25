"""The sentences behind the codes, in English and Chinese. Each says what to do next.

Codes are stable and live beside what raises them; prose lives only here. ``{name}`` is filled from
the error's ``params``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from cti_gateway.core.errors import CtiError
from cti_gateway.core.why import Explanation, Reason

Language = Literal["en", "zh"]

_SENTENCES: dict[str, tuple[str, str]] = {
    # Logging in
    "login_failed": (
        "Login name or password is wrong. Check both and try again.",
        "登录名或密码不正确，请核对后重试。",
    ),
    "account_locked": (
        "Too many wrong passwords. Try again in {minutes} minutes or ask an administrator.",
        "密码错误次数过多，账号已锁定。请在 {minutes} 分钟后重试，或联系管理员。",
    ),
    "session_required": (
        "You are not logged in or the login has expired. Log in again.",
        "尚未登录或登录已过期，请重新登录。",
    ),
    "forbidden": (
        "You may not do this. Ask a lead if you need to.",
        "您没有此操作的权限，如有需要请联系班长。",
    ),
    "origin_refused": (
        "The request came from another web site and was refused. Open the panel at its own address; "
        "behind a proxy, pass the Host header on unchanged.",
        "请求来自其他网站，已被拒绝。请直接打开面板地址；如经过代理，请原样转发 Host 请求头。",
    ),
    # Marks of numbers
    "mark_too_long": (
        "You may set this mark for {days} days at most. Choose fewer days, or ask a lead.",
        "您设置的标记最长为 {days} 天。请缩短期限，或请班长设置。",
    ),
    "mark_reason_missing": (
        "The reason is missing. Say why the number is marked or the mark lifted.",
        "请填写设置或解除标记的理由。",
    ),
    "mark_changed": (
        "Somebody has changed this mark meanwhile. Look at it as it is now, then try again.",
        "该标记刚被他人更改，请查看最新情况后再操作。",
    ),
    "mark_there": (
        "This number is marked so already. Find it in the list and change that mark.",
        "该号码已有同类标记，请在列表中找到并更改。",
    ),
    "mark_unknown": (
        "There is no such mark. Load the list again.",
        "该标记不存在，请刷新列表。",
    ),
    "mark_not_in_force": (
        "This mark is not in force any more; nothing more is to be done.",
        "该标记已失效，无需再操作。",
    ),
    "mark_without_number": (
        "The caller withholds the number, so it cannot be marked.",
        "来电未显示号码，无法标记。",
    ),
    "mark_of_configuration": (
        "The configuration file says that this number is a VIP. An administrator can take it out there.",
        "该号码由配置文件设为重要来电，如需更改请联系管理员。",
    ),
    # The CRM outside
    "crm_template_wrong": (
        "crm.url_template is no web address made of {{call_id}}, {{queue}}, {{seat}}, {{agent}} and "
        "{{number}} alone. Write it like https://crm.example/call?id={{call_id}}.",
        "crm.url_template 不是网址，或使用了 {{call_id}}、{{queue}}、{{seat}}、{{agent}}、{{number}} "
        "之外的变量。请写成 https://crm.example/call?id={{call_id}} 这样的形式。",
    ),
    "crm_timeout": (
        "The CRM did not answer within {timeout_s} s. Go on without it; an administrator can check it by "
        "cti-gateway doctor.",
        "外部客户系统在 {timeout_s} 秒内没有答复，请先继续服务；管理员可用 cti-gateway doctor 检查。",
    ),
    "crm_unreachable": (
        "The CRM could not be reached. Go on without it; an administrator can check crm.webhook_url.",
        "无法连接外部客户系统，请先继续服务；请管理员检查 crm.webhook_url。",
    ),
    "crm_refused": (
        "The CRM answered with status {status}. Go on without it; an administrator can check its address and "
        "the secret.",
        "外部客户系统返回状态 {status}，请先继续服务；请管理员检查其地址和密钥。",
    ),
    "crm_answer_too_large": (
        "The CRM's answer is larger than {limit_bytes} bytes and was not read. Tell an administrator.",
        "外部客户系统的答复超过 {limit_bytes} 字节，未予读取。请告知管理员。",
    ),
    "crm_answer_wrong": (
        "The CRM's answer is not in the agreed form and is not shown. Tell an administrator.",
        "外部客户系统的答复格式不符，未予显示。请告知管理员。",
    ),
    "crm_busy": (
        "Too many questions to the CRM are unanswered, so it was not asked. Go on without it.",
        "等待外部客户系统答复的查询过多，本次未查询，请先继续服务。",
    ),
    "doctor_crm_ok": (
        "The CRM at {url} answers as agreed.",
        "外部客户系统 {url} 应答正常。",
    ),
    "doctor_crm_unencrypted": (
        "Callers' numbers are sent unencrypted to {url}. Use https, or crm.send_number = false.",
        "来电号码以明文发往 {url}。请改用 https，或设置 crm.send_number = false。",
    ),
    # Handing over
    "handover_unknown": (
        "Nobody hands this seat over then: the roster has the same person before and after, or nobody.",
        "该座席此时没有需要交接的班次：前后为同一人，或有一方未派员。",
    ),
    "handover_not_yours": (
        "Only who leaves the seat and who comes to it can confirm this, each for themselves.",
        "只有交班人和接班人本人可以确认，不能代他人确认。",
    ),
    "handover_confirmed": (
        "You have confirmed this handover already; nothing more is to be done.",
        "您已确认过这次交接，无需再次确认。",
    ),
    "checklist_item_unknown": (
        "The checklist has changed meanwhile. Reload the page and tick it again.",
        "检查清单已经更改，请刷新页面后重新勾选。",
    ),
    "notice_unknown": (
        "There is no such notice. Reload the page.",
        "没有这条通知，请刷新页面。",
    ),
    "notice_times_wrong": (
        "A notice must end after it begins, and not in the past. Change the dates.",
        "通知的截止时间必须晚于开始时间且不能早于现在，请修改。",
    ),
    # Seats
    "seat_unknown": (
        "There is no such seat. Choose one from the list.",
        "没有这个座席，请从列表中选择。",
    ),
    "seat_ip_mismatch": (
        "This computer does not belong to that seat. Sign in from the seat's own computer.",
        "本机不是该座席绑定的电脑，请在该座席的电脑上签入。",
    ),
    "seat_occupied": (
        "Somebody else is signed in at this seat. Choose another, or let them sign out first.",
        "该座席已有人签入。请选择其他座席，或请对方先签出。",
    ),
    "agent_already_seated": (
        "You are already signed in at seat {seat}. Move from there to here, or sign out there first.",
        "您已在 {seat} 座席签入。可以换到本座席，或先在那里签出。",
    ),
    "shift_elsewhere": (
        "Your shift from {from_at} to {until_at} is at seat {seat}. Sign in there.",
        "您 {from_at} 至 {until_at} 的班次在 {seat} 座席，请在该座席签入。",
    ),
    "shift_too_early": (
        "Your next shift begins at {from_at} at seat {seat}. You can sign in from {opens_at} on.",
        "您的下一个班次 {from_at} 在 {seat} 座席开始，{opens_at} 起可以签入。",
    ),
    "shift_not_yours": (
        "Seat {seat} is that of {name} from {from_at} to {until_at}. Ask a lead to let you work.",
        "{seat} 座席 {from_at} 至 {until_at} 由 {name} 值班，您没有排班。如需上岗，请班长准许。",
    ),
    "shift_none": (
        "You have no shift at present. Ask a lead to let you work, or the hotline office about the roster.",
        "您近期没有排班。如需上岗，请班长准许；排班有误请联系热线办公室。",
    ),
    "shift_over": (
        "Your shift was over at {until_at}, so there are no new calls. A lead can let you stay.",
        "您的班次已于 {until_at} 结束，不再接新来电。如需留岗，请班长准许。",
    ),
    "leave_begun": (
        "Your leave has begun at {until_at} and lasts until {back_at}, so there are no new calls meanwhile.",
        "您的请假已于 {until_at} 开始，至 {back_at} 结束，其间不接新来电。",
    ),
    "standby_taken": (
        "{name} already waits for seat {seat}. Choose another seat, or ask the lead.",
        "{name} 已在 {seat} 座席候签。请选择其他座席，或联系班长。",
    ),
    "agent_unknown": (
        "There is no such person. Check the login.",
        "没有此人，请核对登录名。",
    ),
    "permit_for_oneself": (
        "You cannot permit this to yourself. Ask another lead.",
        "不能给自己准许，请由其他班长办理。",
    ),
    "agent_not_seated": (
        "You are not signed in at a seat. Sign in first.",
        "您尚未签入座席，请先签入。",
    ),
    "seat_state_conflict": (
        "The seat's present state does not allow this. Finish the call or the form first.",
        "座席当前状态不允许此操作，请先结束通话或完成填写。",
    ),
    "wrap_up_unsaved": (
        "The form of the last call is not saved. Save it first.",
        "上一通电话的登记尚未保存，请先保存。",
    ),
    # Calls out
    "dial_off": (
        "Calls out are not set up here. Administrator: set [pbx] outside in the configuration.",
        "本站未开通外呼。管理员请在配置中设置 [pbx] outside。",
    ),
    "number_invalid": (
        "This number cannot be called. Write 3 to 20 digits, with a + before them if it needs one.",
        "号码无法拨打。请输入 3 至 20 位数字，必要时前面加 +。",
    ),
    "phone_not_idle": (
        "The seat's phone is in use or cannot be reached. Hang it up, or check that it is registered.",
        "座席话机正在使用或无法到达。请先挂机，或检查话机是否已注册。",
    ),
    "callback_unknown": (
        "There is no such callback, or it is over. Refresh the list.",
        "没有这个待回拨来电或已结束，请刷新列表。",
    ),
    "callback_over": (
        "This callback is over. Refresh the list.",
        "该回拨已结束，请刷新列表。",
    ),
    # Calls and forms
    "call_unknown": (
        "There is no such call, or it is over. Refresh the list.",
        "没有这通电话或已结束，请刷新列表。",
    ),
    "missed_call_settled": (
        "Somebody has marked this call as done already. Refresh the list.",
        "这通来电已有人标记为已处理，请刷新列表。",
    ),
    "missed_call_open": (
        "This call is not marked as done (any more). Refresh the list.",
        "这通来电现在并未标记为已处理，请刷新列表。",
    ),
    "call_state_conflict": (
        "The call's present state does not allow this. Look at the call again, then decide.",
        "该通话当前状态不允许此操作，请查看通话后再决定。",
    ),
    # Answering on the panel
    "answer_off": (
        "Answering on the panel is not set up: pick up the phone. Administrator: set [pbx] answer_notify.",
        "本站未开通面板接听，请直接拿起话机接听。管理员请设置 [pbx] answer_notify。",
    ),
    "nothing_rings": (
        "Your phone does not ring for this call. Look at the call again, then decide.",
        "您的话机没有为该来电振铃，请查看通话后再决定。",
    ),
    "answered_elsewhere": (
        "Another seat has answered this call. Nothing needs to be done.",
        "该来电已由其他座席接听，无需操作。",
    ),
    "answer_unconfirmed": (
        "The phone has not answered and goes on ringing. Pick it up by hand.",
        "话机没有自动接听，仍在振铃，请直接拿起话机接听。",
    ),
    "answer_refused": (
        "Asterisk could not tell the phone to answer. Pick it up by hand; "
        "administrator: run 'cti-gateway doctor'.",
        "Asterisk 无法通知话机接听，请直接拿起话机接听。管理员请运行 cti-gateway doctor。",
    ),
    # Control of the own call
    "control_conflict": (
        "The call's present state does not allow this. Look at the call again, then decide.",
        "该通话当前状态不允许此操作，请查看通话后再决定。",
    ),
    "control_pending": (
        "Something else is being done with this call. Wait a moment, then try again.",
        "该通话正在执行另一项操作，请稍候再试。",
    ),
    "control_unconfirmed": (
        "Asterisk has not done this in time; the call is as it was. Try again.",
        "Asterisk 未及时完成此操作，通话保持原状，请重试。",
    ),
    "control_context_missing": (
        "Asterisk's dialplan lacks {context}, so this is not possible. Administrator: install the present "
        "extensions_cti.conf, then run 'dialplan reload'.",
        "Asterisk 拨号方案缺少 {context}，无法执行此操作。管理员请安装新版 extensions_cti.conf，"
        "然后执行 dialplan reload。",
    ),
    "target_is_self": (
        "That is your own seat. Choose somebody else.",
        "这是您自己的座席，请选择其他对象。",
    ),
    "target_not_free": (
        "Nobody is free there now. Choose somebody else, or pass the caller to a queue.",
        "对方目前没有空闲座席，请选择其他对象，或转接到队列。",
    ),
    "outside_off": (
        "Numbers outside cannot be called here. Administrator: set [pbx] outside.",
        "此处不能呼叫外部号码。管理员请设置 [pbx] outside。",
    ),
    "third_no_answer": (
        "Nobody picked up. The caller is still on hold.",
        "无人接听，来电人仍在保持中。",
    ),
    "third_busy": (
        "The line is busy or the call was refused. The caller is still on hold.",
        "对方占线或拒接，来电人仍在保持中。",
    ),
    "third_unreachable": (
        "The other side cannot be reached. The caller is still on hold.",
        "无法接通对方，来电人仍在保持中。",
    ),
    "consultation_invalid": (
        "The form is not complete yet: {fields}. Correct these and save again.",
        "咨询记录还有问题：{fields}。请改正后再保存。",
    ),
    "consultation_field_missing": ("Please fill this in.", "请填写此项。"),
    "consultation_text_too_long": (
        "This is too long. Shorten it to {limit} characters.",
        "内容过长，请缩短到 {limit} 个字以内。",
    ),
    "consultation_entries_too_many": (
        "So many knowledge entries cannot be linked. Keep at most {limit}.",
        "引用的知识条目过多，最多 {limit} 条。",
    ),
    "consultation_saved": (
        "This form has been saved already. Changes to it are corrections, on the page of the call.",
        "这份咨询记录已经保存，如需修改请在通话页面更正。",
    ),
    "consultation_unsaved": (
        "This form has not been saved yet, so there is nothing to correct.",
        "这份咨询记录尚未保存，不能更正。",
    ),
    "consultation_unknown": (
        "There is no such consultation, or it is not yours to see. Refresh the list.",
        "没有这条咨询记录，或您无权查看，请刷新列表。",
    ),
    "consultation_entry_unknown": (
        "There is no such version of knowledge entry {entry}. Remove it and search again.",
        "知识条目 {entry} 没有这个版本，请移除后重新检索。",
    ),
    "business_type_unknown": (
        "This business type is not in the configured list. Choose one from the list.",
        "业务类型不在配置的列表中，请从列表中选择。",
    ),
    "category_unknown": (
        "This category is not in the configured list. Choose one from the list.",
        "业务分类不在配置的列表中，请从列表中选择。",
    ),
    "id_number_wrong": (
        "This is no valid ID number. Check its 18 characters with the caller, or leave it empty.",
        "身份证号码无效，请与来电人逐位核对 18 位号码，或留空。",
    ),
    "phone_wrong": (
        "This is no telephone number. Use digits only, with + in front if it is abroad.",
        "电话号码无效，请只填数字，境外号码前加 +。",
    ),
    "outcome_unknown": (
        "This outcome is not in the configured list. Choose one from the list.",
        "处理结果不在配置的列表中，请从列表中选择。",
    ),
    "reason_unknown": (
        "This reason is not in the configured list. Choose one from the list.",
        "原因不在配置的列表中，请从列表中选择。",
    ),
    # Requests
    "json_malformed": (
        "The request is not valid JSON. Send one JSON object in UTF-8.",
        "请求不是合法的 JSON，请以 UTF-8 发送一个 JSON 对象。",
    ),
    "body_invalid": (
        "The request does not have the expected form: look at {field}.",
        "请求内容不符合要求，请检查 {field}。",
    ),
    "body_too_large": (
        "The request is too large. Send at most {limit_bytes} bytes.",
        "请求过大，最多 {limit_bytes} 字节。",
    ),
    "not_found": (
        "There is nothing at this address. Check it.",
        "该地址不存在，请核对。",
    ),
    "method_not_allowed": (
        "This address does not take that method. See /api/openapi.json.",
        "该地址不支持此方法，请参见 /api/openapi.json。",
    ),
    "websocket_required": (
        "This address speaks WebSocket only. Behind a proxy, pass the Upgrade and Connection headers on.",
        "该地址仅支持 WebSocket。如经过代理，请转发 Upgrade 和 Connection 请求头。",
    ),
    "internal_error": (
        "Something went wrong inside the gateway. Try again; if it stays, give the administrator the time.",
        "网关内部出错，请重试；如仍出现，请把发生时间告知管理员。",
    ),
    # Database
    "gateway_stalled": (
        "The gateway stood still for two seconds or more: the PBX may have taken callers elsewhere. It gets "
        "in step again. Check the load of this machine.",
        "网关停顿了两秒以上，交换机可能已另行处理来电；网关正在重新同步。请检查本机负载。",
    ),
    "cel_unreadable": (
        "Asterisk's event log {path} cannot be read: {reason}. Calls of the gap end at the last moment "
        "that is known. Check [pbx] cel_file, and that the gateway's user may read it.",
        "无法读取 Asterisk 事件日志 {path}：{reason}。中断期间的通话按最后已知时刻结束。"
        "请检查 [pbx] cel_file 以及网关用户的读取权限。",
    ),
    "record_refused": (
        "The database refuses a record: {reason}. It was set aside in {path}, and all others are written. "
        "Look for damage or a change of the tables from outside; then stop the gateway, append that file to "
        "the spool and start again.",
        "数据库拒绝写入一条记录：{reason}。该记录已另存到 {path}，其余记录照常写入。"
        "请检查数据表是否损坏或被外部改动；排除后停止网关，把该文件内容追加到暂存文件，再启动网关。",
    ),
    "store_unavailable": (
        "The database cannot be written now, so this was not saved. Try again shortly; "
        "administrator: check the disk and the database.",
        "数据库暂时无法写入，操作未保存，请稍后重试；管理员请检查磁盘和数据库。",
    ),
    "login_taken": (
        "The login name {login} is taken. Choose another.",
        "登录名 {login} 已被使用，请换一个。",
    ),
    "extension_taken": (
        "Extension {extension} already belongs to another seat. Choose another.",
        "分机 {extension} 已属于其他座席，请换一个。",
    ),
    # Asterisk
    "pbx_down": (
        "Asterisk is not connected. It is being retried; if it lasts, check that Asterisk runs and that "
        "the AMI address in the configuration is right.",
        "未连接到 Asterisk，正在重试；如持续出现，请检查 Asterisk 是否运行以及配置中的 AMI 地址。",
    ),
    "ami_value_invalid": (
        "A value for Asterisk contains a line break or control character and was refused. Correct {field}.",
        "发送给 Asterisk 的值含有换行或控制字符，已拒绝。请修正 {field}。",
    ),
    "ami_login_refused": (
        "Asterisk refused the AMI login. Make the user and secret in manager.conf equal to those in the "
        "gateway's configuration, check permit/deny there, then run 'manager reload'.",
        "Asterisk 拒绝了 AMI 登录。请使 manager.conf 中的用户名和密码与网关配置一致，检查其中的 permit/deny，"
        "然后执行 manager reload。",
    ),
    "ami_privilege_missing": (
        "The AMI user lacks the privilege for {action}. Add {privilege} to its {line} line in manager.conf, "
        "then run 'manager reload'.",
        "AMI 用户缺少 {action} 所需的权限。请在 manager.conf 的 {line} 行加入 {privilege}，"
        "然后执行 manager reload。",
    ),
    "ami_action_refused": (
        "Asterisk refused the action {action}: {reason}. Check that the module it belongs to is loaded.",
        "Asterisk 拒绝了 {action} 操作：{reason}。请检查相应模块是否已加载。",
    ),
    "ami_peer_unknown": (
        "What answers at the AMI address is not Asterisk's manager interface. "
        "Correct host and port in the configuration.",
        "配置的 AMI 地址上应答的不是 Asterisk 管理接口，请更正配置中的 host 和 port。",
    ),
    "ami_connection_lost": (
        "The connection to Asterisk ended: {reason}. It is being made again.",
        "与 Asterisk 的连接已断开：{reason}，正在重新连接。",
    ),
    "pbx_unreachable": (
        "Asterisk's manager interface at {host}:{port} cannot be reached: {reason}. It is being retried; "
        "if it lasts, check that Asterisk runs, the address and the certificate authority in the "
        "configuration, enabled, bindaddr and port in manager.conf, and the firewall.",
        "无法连接 Asterisk 管理接口 {host}:{port}：{reason}，正在重试；如持续出现，请检查 Asterisk 是否运行、"
        "配置中的 AMI 地址和证书颁发机构、manager.conf 中的 enabled、bindaddr 和 port，以及防火墙。",
    ),
    "ami_frame_too_large": (
        "Asterisk sent a message over the size limit; the connection was closed and is being made again. "
        "Check that the AMI port in the configuration is really Asterisk's.",
        "Asterisk 发来的消息超过大小限制，连接已断开并将重连。请确认配置中的 AMI 端口确为 Asterisk。",
    ),
    "ami_timeout": (
        "Asterisk did not answer in time. Try again; if it lasts, check the load of the PBX.",
        "Asterisk 未及时应答，请重试；如持续出现，请检查交换机负载。",
    ),
    "channel_gone": (
        "The caller has already hung up. Nothing needs to be done.",
        "来电人已挂机，无需操作。",
    ),
    # The doctor's lines
    "doctor_database_ok": ("Database {url} can be opened and written.", "数据库 {url} 可以打开和写入。"),
    "doctor_database_bad": (
        "Database {url} cannot be opened or written: {reason}. Check [store] url, disk and permissions.",
        "数据库 {url} 无法打开或写入：{reason}。请检查 [store] url、磁盘和权限。",
    ),
    "doctor_spool_ok": (
        "Folder {folder} of the spool can be written.",
        "暂存文件所在目录 {folder} 可以写入。",
    ),
    "doctor_spool_bad": (
        "Folder {folder} of the spool cannot be written. Create it, or set [store] spool to another place.",
        "暂存文件所在目录 {folder} 无法写入。请创建该目录，或修改 [store] spool。",
    ),
    "doctor_port_free": ("Address {host}:{port} is free for the panel.", "面板地址 {host}:{port} 可用。"),
    "doctor_gateway_runs": ("The gateway is serving on port {port} already.", "网关已在端口 {port} 上运行。"),
    "doctor_port_bad": (
        "The panel cannot listen on {host}:{port}: {reason}. Stop the other program or change [web].",
        "面板无法监听 {host}:{port}：{reason}。请停止占用它的程序，或修改 [web]。",
    ),
    "doctor_font_ok": ("Forms are printed with the font {path}.", "打印单据使用字体 {path}。"),
    "doctor_ami_ok": ("Logged in to Asterisk at {host}:{port}.", "已登录 Asterisk（{host}:{port}）。"),
    "doctor_privileges_ok": ("The AMI user may do all that the gateway does.", "AMI 用户权限齐全。"),
    "roster_covers": (
        "The roster lets {people} people sign in within a day.",
        "一天内有 {people} 人可按值班表签入。",
    ),
    "roster_covers_nobody": (
        "Sign-in is rostered, but the roster has nobody within a day: publish one, or set [attendance] "
        'sign_in to "anyone".',
        "已设为按值班表签入，但一天内无人排班：请发布值班表，或将 [attendance] sign_in 设为 anyone。",
    ),
    "doctor_clock_ok": ("The clocks of this machine and Asterisk agree.", "本机与 Asterisk 的时钟一致。"),
    "doctor_clock_bad": (
        "The clocks of this machine and Asterisk are {seconds} s apart. Set both by the same time server.",
        "本机与 Asterisk 的时钟相差 {seconds} 秒。请让两台机器使用同一时间服务器。",
    ),
    "doctor_dialplan_ok": ("The gateway's dialplan is loaded.", "网关的拨号方案已加载。"),
    "doctor_dialplan_missing": (
        "Asterisk's dialplan lacks {contexts}. Add '#include extensions_cti.conf' to extensions.conf, "
        "then run 'dialplan reload'.",
        "Asterisk 拨号方案缺少 {contexts}。请在 extensions.conf 中加入 #include extensions_cti.conf，"
        "然后执行 dialplan reload。",
    ),
    "doctor_modules_missing": (
        "Asterisk has not loaded {modules}: seats cannot send keys (app_senddtmf), mute (res_mutestream) or "
        "join three parties (app_confbridge, with its confbridge.conf). Load what you want to use.",
        "Asterisk 未加载 {modules}：座席将不能发送按键（app_senddtmf）、静音（res_mutestream）或三方通话"
        "（app_confbridge，需有 confbridge.conf）。请按需加载。",
    ),
    "doctor_answer_module_missing": (
        "Asterisk has not loaded res_pjsip_notify, so no phone can be told to answer ([pbx] answer_notify). "
        "Load it; it also needs a section in pjsip_notify.conf.",
        "Asterisk 未加载 res_pjsip_notify，无法通知话机接听（[pbx] answer_notify）。请加载该模块，"
        "并在 pjsip_notify.conf 中至少保留一节。",
    ),
    "doctor_queues_ok": (
        "Asterisk has the {count} fallback queues of the configuration.",
        "Asterisk 中已有配置所需的 {count} 个后备队列。",
    ),
    "doctor_seats": ("{count} seats are in the database.", "数据库中有 {count} 个座席。"),
    "doctor_seats_none": (
        "No seat is in the database. Add one with 'cti-gateway seat add NUMBER EXTENSION'.",
        "数据库中还没有座席。请用 cti-gateway seat add 编号 分机 添加。",
    ),
    "doctor_phone_unreachable": (
        "Asterisk does not reach {device}, the phone of seat {seat}. Check that it is registered.",
        "Asterisk 无法到达座席 {seat} 的话机 {device}。请检查话机是否已注册。",
    ),
    "doctor_files_absent": (
        "Asterisk's files are not on this machine ({folder}), so they were not read. "
        "Run the doctor on the PBX host too, or name the folder with --asterisk-etc.",
        "本机没有 Asterisk 配置目录（{folder}），未检查配置文件。可在交换机主机上再运行一次，"
        "或用 --asterisk-etc 指定目录。",
    ),
    "doctor_file_unreadable": (
        "Asterisk's files in {folder} cannot be read: {problem}. Run the doctor as a user who may read them.",
        "无法读取 {folder} 中的 Asterisk 配置：{problem}。请用有读取权限的用户运行。",
    ),
    "doctor_files_ok": ("Asterisk's files in {folder} are set up.", "{folder} 中的 Asterisk 配置正确。"),
    "doctor_setting": (
        "{file} should have '{setting}' in section [{section}]. Change it, then reload that module.",
        "{file} 的 [{section}] 部分应有“{setting}”。请修改后重新加载该模块。",
    ),
    # Transcripts
    "transcript_unreadable": (
        "Line {line} of the transcript is not what the gateway writes. Replay the file as it was recorded.",
        "录制文件第 {line} 行不是网关写入的内容，请使用未经改动的录制文件。",
    ),
    "record_failed": (
        "The transcript {path} ends here: {reason}. Calls go on. Free the disk or choose another file, "
        "then restart to record again.",
        "录制文件 {path} 到此为止：{reason}。通话不受影响。请清理磁盘或更换文件后重启以重新录制。",
    ),
    "record_limit_reached": (
        "The transcript {path} has reached its limit and ends here. Calls go on. Give a higher "
        "--record-limit to record longer.",
        "录制文件 {path} 已达到大小上限，到此为止。通话不受影响。如需更长录制，请调大 --record-limit。",
    ),
    "replay_assumed": (
        "A bare AMI stream. Assumed are the queues {queues} and a seat for each phone {seats}; who was "
        "signed in is not known, so no decision of the gateway is shown.",
        "这是不含网关记录的 AMI 数据流。假定队列为 {queues}、每部话机 {seats} 为一个座席；"
        "不知何人签入，因此不显示网关的决策。",
    ),
    "replay_stream": ("The stream ends here.", "数据流到此为止。"),
    "replay_stopped": ("The gateway was stopped here.", "网关在此正常停止。"),
    "replay_record_limit_reached": (
        "The transcript reached its limit here; the gateway went on.",
        "录制文件在此达到大小上限，网关继续运行。",
    ),
    "replay_torn": (
        "The transcript breaks off here: the gateway was killed, or the transcript could not be written.",
        "录制在此中断：网关被强制结束，或录制文件无法写入。",
    ),
    # Why a seat or a call is as it is
    "gateway_not_running": (
        "No gateway answers at {path}. Start it, or name the configuration of the running one with --config.",
        "{path} 上没有运行中的网关应答。请先启动网关，或用 --config 指定其配置文件。",
    ),
    "subject_unknown": (
        "There is no seat and no live call {subject}. Past calls are in the panel's list and in transcripts "
        "(cti-gateway replay).",
        "没有座席或进行中的来电 {subject}。已结束的来电请查看面板列表或录制文件（cti-gateway replay）。",
    ),
    "control_unavailable": (
        "The control socket {path} cannot be made: {reason}. Calls go on, but 'cti-gateway why' "
        "gets no answer. Stop the other gateway there, or set [control] socket to another place.",
        "无法建立控制套接字 {path}：{reason}。通话不受影响，但 cti-gateway why 将无应答。"
        "请停止占用它的网关，或修改 [control] socket。",
    ),
    "why_seat": (
        "Seat {id} is {state} since {since_at}; cause {cause}, by {actor}.",
        "座席 {id} 自 {since_at} 起为 {state}；原因 {cause}，由 {actor}。",
    ),
    "why_call": (
        "Call {id} is {state} since {since_at}; cause {cause}, by {actor}.",
        "来电 {id} 自 {since_at} 起为 {state}；原因 {cause}，由 {actor}。",
    ),
    "why_proof": ("Last fact: {fact} at {proved_at}.", "最近的事实：{fact}，{proved_at}。"),
    "why_pbx_down": (
        "Asterisk is not connected since {since_at}, so nothing is offered.",
        "自 {since_at} 起未连接 Asterisk，暂不派发任何来电。",
    ),
    "why_signed_out": ("Nobody is signed in here.", "此座席无人签入。"),
    "why_not_ready": ("{name} takes no calls: {cause}.", "{name} 示忙：{cause}。"),
    "why_missed": (
        "{name} takes no calls after {count} missed in a row, the last one {call}.",
        "{name} 连续 {count} 通振铃未接（最近一通 {call}），已被置为示忙。",
    ),
    "why_free": ("It is free, and nobody waits.", "座席空闲，当前无人排队。"),
    "why_free_others_wait": (
        "It is free; {calls} callers wait, and none of them may be served here now.",
        "座席空闲；有 {calls} 人排队，但此刻都不由本座席接听。",
    ),
    "why_ringing": ("Call {call} is offered to {name}.", "来电 {call} 正向 {name} 振铃。"),
    "why_dialling": ("{name} calls somebody outside: {call}.", "{name} 正在外呼 {call}。"),
    "why_talking": ("{name} talks in call {call}.", "{name} 正在通话 {call}。"),
    "why_acw": ("{name} has not saved the form of call {call} yet.", "{name} 尚未保存通话 {call} 的登记。"),
    "why_acw_until": ("The form should be saved by {until_at}.", "登记应在 {until_at} 前保存。"),
    "why_acw_overdue": (
        "The form should have been saved by {until_at}.",
        "登记应在 {until_at} 前保存，已超时。",
    ),
    "why_shift_until": (
        "The shift of {name} here is over at {until_at}.",
        "{name} 在此座席的班次到 {until_at} 结束。",
    ),
    "why_shift_over": (
        "The shift of {name} was over at {until_at}: no new calls; once idle, signed out from {out_at} on.",
        "{name} 的班次已于 {until_at} 结束：不再派新来电，{out_at} 起空闲即自动签出。",
    ),
    "why_leave_until": (
        "The leave of {name} begins at {until_at} and lasts until {back_at}.",
        "{name} 的请假 {until_at} 开始，至 {back_at} 结束。",
    ),
    "why_leave_over": (
        "The leave of {name} has begun at {until_at}: no new calls until {back_at}.",
        "{name} 的请假已于 {until_at} 开始：{back_at} 前不派新来电。",
    ),
    "why_standby": (
        "{name} stands by and gets the seat as soon as it is free.",
        "{name} 已候签，座席空出后即由其接班。",
    ),
    "why_pending_sign_out": ("{name} will be signed out after the call.", "{name} 通话结束后将签出。"),
    "why_pending_move": (
        "{name} will move to seat {to} after the call.",
        "{name} 通话结束后将换到座席 {to}。",
    ),
    "why_pending_not_ready": (
        "{name} will take no calls after this one: {cause}.",
        "{name} 通话结束后将示忙：{cause}。",
    ),
    "why_call_entering": (
        "The caller is in the greeting or on the way to the line, and can't be offered yet.",
        "来电人正在听提示或进入队列途中，暂不能派发。",
    ),
    "why_call_offered": ("The phone of seat {seat} rings.", "正在向座席 {seat} 振铃。"),
    "why_call_away": (
        "An overflow rule of the queue sent the caller to a message, a voice mailbox or an outside number, "
        "or asks whether to call back.",
        "来电人已按队列的溢出规则转至语音提示、语音信箱或外部号码，或正被询问是否回拨。",
    ),
    "why_call_outside": (
        "The caller talks with an outside number, where an overflow rule of the queue led.",
        "来电人已按队列的溢出规则与外部号码通话。",
    ),
    "why_call_dialling": ("Seat {seat} rings somebody outside.", "座席 {seat} 正在呼叫外部号码。"),
    "why_call_talking": ("The caller talks with seat {seat}.", "来电人正与座席 {seat} 通话。"),
    "why_call_held": ("Seat {seat} holds the caller.", "座席 {seat} 已将来电人保持。"),
    "why_call_leaving": (
        "Seat {seat} has hung up, the caller has not yet.",
        "座席 {seat} 已挂机，来电人尚未挂机。",
    ),
    "why_call_ended": (
        "The call is over; seat {seat} has not saved its form yet.",
        "通话已结束，座席 {seat} 尚未保存登记。",
    ),
    "why_waits_for_person": (
        "The caller waits for {name}, who served them before, until {until_at} at most.",
        "来电人正在等待上次服务的 {name}，最迟至 {until_at}。",
    ),
    "why_no_seats": ("No seat is configured.", "尚未配置座席。"),
    "why_seats_signed_out": ("{seats} seats: nobody is signed in.", "{seats} 个座席：无人签入。"),
    "why_seats_account_closed": (
        "{seats} seats: the account of the person is closed.",
        "{seats} 个座席：人员账号已停用。",
    ),
    "why_seats_wrong_queue": (
        "{seats} seats: do not serve the queue {queue}.",
        "{seats} 个座席：不服务队列 {queue}。",
    ),
    "why_seats_backup": (
        "{seats} seats: are backups, who help this caller from {from_at} on.",
        "{seats} 个座席：为后备座席，自 {from_at} 起可接听此来电。",
    ),
    "why_seats_unskilled": (
        "{seats} seats: lack the skill {skill} at level {level}.",
        "{seats} 个座席：技能 {skill} 未达 {level} 级。",
    ),
    "why_seats_not_ready": ("{seats} seats: not ready.", "{seats} 个座席：示忙。"),
    "why_seats_ringing": ("{seats} seats: another call rings there.", "{seats} 个座席：正在振铃。"),
    "why_seats_dialling": ("{seats} seats: calling out.", "{seats} 个座席：外呼中。"),
    "why_seats_talking": ("{seats} seats: talking.", "{seats} 个座席：通话中。"),
    "why_seats_acw": ("{seats} seats: in after-call work.", "{seats} 个座席：事后整理中。"),
    "alarm_over": ("This alarm is over.", "该告警已结束。"),
    "why_seats_panel_gone": (
        "{seats} seats: ready, but the panel is closed or not heard of.",
        "{seats} 个座席：示闲，但面板已关闭或失去联系。",
    ),
    "why_seats_phone_unreachable": (
        "{seats} seats: ready, but Asterisk does not reach the phone.",
        "{seats} 个座席：示闲，但 Asterisk 无法到达话机。",
    ),
    "why_seats_phone_busy": (
        "{seats} seats: ready, but the phone is in use.",
        "{seats} 个座席：示闲，但话机占用中。",
    ),
    "why_seats_passed_over": (
        "{seats} seats: free, but the caller waits for that person.",
        "{seats} 个座席：空闲，但来电人在等待指定人员。",
    ),
    # Configuration
    "config_key_unknown": (
        "The configuration has an unknown key {key}. Correct its spelling or remove it.",
        "配置中有未知的键 {key}，请更正拼写或删除。",
    ),
    "config_value_invalid": (
        "The configuration value of {key} is not valid: {problem}. Correct it.",
        "配置项 {key} 的值无效：{problem}。请更正。",
    ),
    "config_file_missing": (
        "The configuration file {path} does not exist. Create it with 'cti-gateway init'.",
        "配置文件 {path} 不存在，请用 cti-gateway init 生成。",
    ),
    "pbx_simulated": (
        "The PBX is simulated: nobody really calls, yet each call is recorded in the configured database. "
        "Use a folder and a database of their own for training.",
        "当前交换机为模拟：没有真实来电，但每通电话都会记入所配置的数据库。培训请使用单独的目录和数据库。",
    ),
    "scenario_missing": (
        "The scenario file {path} does not exist. Leave --scenario away for an ordinary day, or see "
        "docs/simulator.md.",
        "场景文件 {path} 不存在。不带 --scenario 即模拟普通的一天，写法见 docs/simulator.md。",
    ),
    "file_exists": (
        "{path} exists already and is left as it is. Move it away first, or name another with --config.",
        "{path} 已存在，未作改动。请先移走，或用 --config 指定其他文件。",
    ),
    "file_unreadable": (
        "{path} cannot be read ({reason}). Check its name and who may read it.",
        "无法读取 {path}（{reason}），请检查文件名与读取权限。",
    ),
    # The knowledge base
    "knowledge_unknown": (
        "There is no such entry, or it is not published. Search again.",
        "没有该知识条目，或尚未发布，请重新检索。",
    ),
    "knowledge_state": (
        "This version has moved on meanwhile, so that cannot be done with it now. Load it again.",
        "该版本的状态已变化，无法进行此操作，请刷新后再试。",
    ),
    "knowledge_own_review": (
        "You had a hand in this text yourself. Let somebody else review and publish it.",
        "您参与了该条目的编写，须由他人审核发布。",
    ),
    "knowledge_invalid": (
        "The entry cannot be saved yet. Correct: {fields}.",
        "条目暂不能保存，请更正：{fields}。",
    ),
    "knowledge_category_unknown": (
        "There is no category {category}. Choose one from the list.",
        "没有类别“{category}”，请从列表中选择。",
    ),
    "knowledge_text_missing": ("This must not be empty. Fill it in.", "此项不能为空，请填写。"),
    "knowledge_text_too_long": (
        "This is longer than {limit} characters. Shorten or split it.",
        "内容超过 {limit} 字，请精简或拆分。",
    ),
    "knowledge_keywords_too_many": (
        "At most {count} keywords of at most {length} characters each are kept. Leave some out.",
        "关键词最多 {count} 个，每个不超过 {length} 字，请删减。",
    ),
    "knowledge_expires_early": (
        "It would expire before it takes effect. Correct one of the dates.",
        "失效日期早于生效日期，请更正。",
    ),
    "digest_unknown": (
        "There is no such question in the digest, or it is not asked of you.",
        "汇编中没有该问题，或未请您解答。",
    ),
    "digest_state": (
        "This question has moved on meanwhile, so that cannot be done with it now. Load it again.",
        "该问题的状态已变化，无法进行此操作，请刷新后再试。",
    ),
    "digest_invalid": (
        "It cannot be saved yet. Correct: {fields}.",
        "暂不能保存，请更正：{fields}。",
    ),
    "digest_choice_wrong": (
        "Choose at least one record, and at most {limit}.",
        "请至少选择一条记录，最多 {limit} 条。",
    ),
    "digest_record_unknown": (
        "One of the records chosen is not there. Choose again.",
        "所选记录中有不存在的，请重新选择。",
    ),
    "digest_expert_unknown": (
        "Nobody of this name can be asked. Choose one from the list.",
        "没有可解答的该人员，请从列表中选择。",
    ),
    "knowledge_file_too_large": (
        "The file is larger than {limit_mb} MB, or far larger once it is unpacked. Split it.",
        "文件超过 {limit_mb} MB，或解压后过大，请拆分后重试。",
    ),
    "knowledge_file_unreadable": (
        "The file is no readable .xlsx, .docx or UTF-8 Markdown. Save it as one of these and try again.",
        "文件不是可读取的 .xlsx、.docx 或 UTF-8 编码的 Markdown，请另存后重试。",
    ),
    "knowledge_column_missing": (
        "The first row has no column {column}. Name the columns as the page says.",
        "首行缺少“{column}”列，请按页面说明填写列名。",
    ),
    "knowledge_date_wrong": (
        "At {place} there is a date that cannot be read. Write it as 2026-01-31.",
        "{place} 处的日期无法识别，请写成 2026-01-31 的形式。",
    ),
    "knowledge_line_astray": (
        "At {place} there is text that belongs to no entry. Put a category (heading 1) and a question "
        "(heading 2) above it.",
        "{place} 处的文字不属于任何条目，请在其上方写明类别（一级标题）和问题（二级标题）。",
    ),
    "knowledge_import_empty": (
        "The file has no entry. Add at least one.",
        "文件中没有条目，请至少填写一条。",
    ),
    "knowledge_import_too_many": (
        "From here on there are more than {limit} entries. Split the file.",
        "从此处起超过 {limit} 条，请拆分文件。",
    ),
    "knowledge_import_twice": (
        "The same question of the same category is at {place} already. Keep one of them.",
        "同一类别的相同问题已在 {place} 出现，请保留其一。",
    ),
    "knowledge_import_wrong": (
        "{count} things are wrong in the file, so nothing was imported. Correct the places named.",
        "文件中有 {count} 处错误，未导入。请更正所列之处。",
    ),
    "unanswered_unknown": (
        "This question is not on the list any more. Load the list again.",
        "该问题已不在列表中，请刷新。",
    ),
    # The roster
    "shift_unknown": (
        "There is no shift {shift} on {day}. Use a code of the shifts that are good on that day.",
        "{day} 没有班次 {shift}，请使用当日有效的班次代码。",
    ),
    "shift_gap": (
        "Between the shifts {before} and {after} nobody is on duty. Let one begin where the other ends.",
        "班次 {before} 与 {after} 之间无人值班，请使前后衔接。",
    ),
    "shift_overlap": (
        "The shifts {before} and {after} overlap. Let one begin where the other ends.",
        "班次 {before} 与 {after} 时间重叠，请使前后衔接。",
    ),
    "shift_code_twice": (
        "Two shifts that are good from {since} have the same code. Give each its own.",
        "自 {since} 起有两个班次代码相同，请分别命名。",
    ),
    "shift_times_wrong": (
        "The shift {shift} must end after it begins, within one day.",
        "班次 {shift} 的结束时间须晚于开始时间，且在同一天内。",
    ),
    "shift_templates_unordered": (
        "Two sets of shifts are good from the same day, or are out of order. List them by their first day.",
        "班次模板的生效日期重复或顺序有误，请按生效日期先后排列。",
    ),
    "roster_seat_unknown": (
        "There is no seat {seat}. Use the number of a seat.",
        "没有座席 {seat}，请填写已有的座席号。",
    ),
    "roster_slot_twice": (
        "Seat {seat} already has a row for the shift {shift} of that day. Keep one of them.",
        "座席 {seat} 当日班次 {shift} 重复，请保留其一。",
    ),
    "roster_person_twice": (
        "{person} already sits at seat {seat} in that shift. Name somebody else.",
        "{person} 同一班次已排在座席 {seat}，请改派他人。",
    ),
    "roster_person_unknown": (
        "There is no person with the login name {person}. Add them first, or correct the name.",
        "没有登录名为 {person} 的人员，请先添加或更正。",
    ),
    "roster_person_elsewhere": (
        "{person} belongs to {unit}. A slot is filled by its own unit.",
        "{person} 属于{unit}，班位只能由本单位派员。",
    ),
    "roster_no_units": (
        "Nobody belongs to a unit yet. Add people with their units first.",
        "还没有人员归属单位，请先为人员设置单位。",
    ),
    "roster_empty": (
        "The sheet has no row. Fill in at least one slot.",
        "表中没有班位，请至少填写一行。",
    ),
    "roster_wrong": (
        "{count} things are wrong in the sheet, so it was not published. Correct the cells named.",
        "表中有 {count} 处错误，未发布。请更正所列单元格。",
    ),
    "period_wrong": (
        "The last day must not come before the first, nor more than {days} days after it.",
        "结束日期不得早于开始日期，且相距不超过 {days} 天。",
    ),
    "duty_unknown": (
        "Nobody of this login had the {shift} shift at seat {seat} on {day}. Load the page again.",
        "{day} {shift}，座席 {seat} 没有此人的班位，请重新加载页面。",
    ),
    "finding_changed": (
        "The finding is not as you saw it any more. Load the page again and look at it once more.",
        "该判定结果已有变化，请重新加载后再作决定。",
    ),
    "ruling_on_oneself": (
        "Nobody decides on their own attendance. Ask the hotline office.",
        "不能对本人的出勤作决定，请找热线办公室处理。",
    ),
    "ruling_forbidden": (
        "You may not decide that. Leads decide on what is only proposed, the hotline office on all.",
        "您无权对该结果作此决定：班长席只处理待确认的结果，其余由热线办公室处理。",
    ),
    "refusal_forbidden": (
        "Leads and the hotline office put a refused order on record, and nobody their own.",
        "拒不服从安排由班长席或热线办公室记录，不能记录本人。",
    ),
    "refusal_outside_shift": (
        "That time does not lie in this shift. Enter the time at which the order was refused.",
        "该时间不在本班次之内，请填写拒不服从安排时的时间。",
    ),
    "refusal_in_future": (
        "That time is yet to come. Enter the time at which the order was refused.",
        "该时间尚未到来，请填写拒不服从安排时的时间。",
    ),
    "refusal_there": (
        "A refused order of this person at this time is on record already.",
        "该人员在此时间的拒不服从安排已有记录。",
    ),
    "spot_check_forbidden": (
        "Leads and the hotline office put spot checks on record, and nobody their own.",
        "抽查由班长席或热线办公室记录，不能记录本人。",
    ),
    "spot_check_note_missing": (
        "Say what was amiss.",
        "有问题时须填写说明。",
    ),
    "quality_forbidden": (
        "Leads and the hotline office score calls, and nobody their own.",
        "通话由班长席或热线办公室评分，不能给本人的通话评分。",
    ),
    "quality_not_answered": (
        "Only a call that an agent answered and that is over can be scored.",
        "只能给座席员已接听并且已结束的通话评分。",
    ),
    "quality_points_missing": (
        "Give 1 to 5 points for each criterion. If criteria are missing here, load the page again.",
        "请为每一项打 1 至 5 分；如页面上缺少评分项，请重新加载页面。",
    ),
    "quality_note_missing": (
        "Say what was amiss where you give 1 or 2 points, so that the agent can do better.",
        "打 1、2 分时须写明问题，以便座席员改进。",
    ),
    "quality_there": (
        "You have scored this call already. What was given is not changed.",
        "您已给该通话评过分，评分不能更改。",
    ),
    "order_forbidden": (
        "Leads give orders to others, and withdraw them; only whom an order was given to answers it, and "
        "only who gave it says that they have read the answer.",
        "指令由班长席下达，不能发给本人；只有接收人可以确认或拒绝，只有班长席可以收回，只有下达人可以确认已读。",
    ),
    "order_nobody_there": (
        "This person is not signed in any more. Give the order to who is at the seat now.",
        "该人员已不在席，请向现在在席的人员下达指令。",
    ),
    "order_target_wrong": (
        "A move needs another seat than theirs, a change of queue needs a queue, and a message neither.",
        "换座席须另选座席，换队列须选队列，消息不带座席或队列。",
    ),
    "order_reason_missing": (
        "Say why you refuse the order.",
        "拒绝指令须填写理由。",
    ),
    "order_unknown": (
        "There is no such order, or it is not yours to see.",
        "没有这条指令，或您无权查看。",
    ),
    "order_answered": (
        "The order has been answered or withdrawn already.",
        "该指令已有答复或已收回。",
    ),
    "roster_unknown": (
        "There is no roster version of this number.",
        "没有这一版值班表。",
    ),
    "month_wrong": (
        "{month} is no month. Write one like 2026-03.",
        "{month} 不是月份，请按 2026-03 的格式填写。",
    ),
    "sheet_too_large": (
        "The file is larger than {limit_mb} MB, or far larger once it is unpacked. Split it by month.",
        "文件超过 {limit_mb} MB，或解压后过大，请按月拆分。",
    ),
    "sheet_rows_too_many": (
        "From cell {cell} on there are more than {limit} rows. Split the sheet by month.",
        "从单元格 {cell} 起超过 {limit} 行，请按月拆分。",
    ),
    "sheet_head_wrong": (
        "Cell {cell} does not name the column {head}. Keep the columns as the draft has them.",
        "单元格 {cell} 应为列名“{head}”，请保持草拟表的列。",
    ),
    "sheet_cell_too_long": (
        "Cell {cell} has more than {limit} characters. Shorten it.",
        "单元格 {cell} 超过 {limit} 个字符，请缩短。",
    ),
    "sheet_unreadable": (
        "The file is no readable .xlsx workbook. Save it as .xlsx and try again.",
        "文件不是可读取的 .xlsx 工作簿，请另存为 .xlsx 后重试。",
    ),
    "sheet_cell_empty": (
        "Cell {cell} is empty. Fill it in.",
        "单元格 {cell} 为空，请填写。",
    ),
    "sheet_date_wrong": (
        "Cell {cell} holds no date. Write it like 2026-03-02.",
        "单元格 {cell} 不是日期，请写成 2026-03-02 的形式。",
    ),
    "case_invalid": (
        "The case is wrong at {path}: {problem}. Correct it there; docs/attendance.md has the schema.",
        "案例在 {path} 处有误：{problem}。请就地更正，格式见 docs/attendance.md。",
    ),
    "file_unwritable": (
        "{path} cannot be written: {reason}. Choose a folder that you may write to.",
        "无法写入 {path}：{reason}。请选择有写权限的目录。",
    ),
    "site_written": (
        "Written: {config} and {folder}/. Next: set your queues in {config}; copy the files of {folder}/ to "
        "the PBX, where each says what includes it; then run 'cti-gateway doctor'.",
        "已生成 {config} 和 {folder}/。下一步：在 {config} 中设置队列；把 {folder}/ 中的文件复制到交换机，"
        "按各文件开头的说明引用；然后运行 cti-gateway doctor。",
    ),
    # Swaps, leave, being away
    "request_unknown": (
        "There is no such request among yours. Refresh the list.",
        "没有这条申请，或与您无关，请刷新列表。",
    ),
    "request_state_conflict": (
        "This request has been settled, or waits for somebody else first. Refresh the list.",
        "该申请已有结论，或须先由他人办理，请刷新列表。",
    ),
    "request_own": (
        "Nobody decides on a request of their own. Somebody else who may approve has to.",
        "不能审批与本人有关的申请，须由其他有权审批的人办理。",
    ),
    "request_not_yours": (
        "This step is for somebody else: the counterpart, the unit's leader, the director or the delegate.",
        "这一步须由对方、分管领导、主任或其受托人办理。",
    ),
    "request_reason_missing": (
        "Say why: a refusal and a ratification need a reason.",
        "请填写理由：不同意、驳回和追认都必须写明理由。",
    ),
    "request_too_late": (
        "It is too late to approve this: its time has come. Only the director or the delegate can ratify it.",
        "已过批准时限，现在只能由主任或其受托人追认。",
    ),
    "request_too_early": (
        "Its time has not come yet, so it needs approval, not ratification.",
        "时间未到，应走批准，无须追认。",
    ),
    "request_lapsed": (
        "It was not confirmed within 24 hours and has lapsed. It can still be ratified, with a reason.",
        "超过 24 小时未确认，申请已失效；仍可写明理由予以追认。",
    ),
    "request_begun": (
        "This was approved and has begun, so it can no longer be withdrawn. Talk to your lead.",
        "该申请已批准且已开始，不能撤回，请联系班长。",
    ),
    "request_twice": (
        "You have asked for this already. Withdraw the earlier request first, or wait for the decision.",
        "同一时间已有您的同类申请。请先撤回，或等待结果。",
    ),
    "interval_wrong": (
        "The end must come after the beginning, within a year, and not lie more than 90 days back.",
        "结束须晚于开始，时长不超过一年，且不能早于 90 天前。",
    ),
    "person_unknown": (
        "There is nobody active here with the login name {login}. Choose from the list.",
        "没有登录名为 {login} 的在用人员，请从列表中选择。",
    ),
    "swap_slot_not_yours": (
        "By the present roster this shift is not (or no longer) the requester's. Look at the roster.",
        "按当前值班表，该班次不属于（或已不属于）申请人，请查看值班表。",
    ),
    "swap_slot_not_theirs": (
        "By the present roster the shift to be taken in return is not (or no longer) that of {name}."
        " Look at the roster.",
        "按当前值班表，要换取的班次不属于（或已不属于）{name}，请查看值班表。",
    ),
    "swap_with_self": (
        "A shift is swapped with somebody else. Choose a colleague.",
        "不能与自己调班，请选择一位同事。",
    ),
    "swap_overlap": (
        "{name} has the {shift} shift at seat {seat} at that time. Choose somebody else.",
        "{name} 该时段已有班次：{shift}（座席 {seat}），请另选他人。",
    ),
    "swap_on_leave": (
        "{name} is on leave at that time. Choose somebody else.",
        "{name} 该时段请假，请另选他人。",
    ),
    "leave_type_unknown": (
        "This type of leave is not in the configured list. Choose one from the list.",
        "请假类型不在配置的列表中，请从列表中选择。",
    ),
    "away_needs_leave": (
        "Being away for {minutes} minutes or longer needs leave. Ask for leave instead.",
        "离岗 {minutes} 分钟及以上须请假，请改为提交请假申请。",
    ),
    "away_is_free": (
        "Being away for less than {minutes} minutes needs no application.",
        "离岗不足 {minutes} 分钟无须申请。",
    ),
    "delegate_self": (
        "The delegate must be somebody else. Choose another person.",
        "受托人须为他人，请另选人员。",
    ),
    # Editing queues
    "ticket_unknown": (
        "There is no such ticket, or it is not yours to see.",
        "没有这张转办单，或您无权查看。",
    ),
    "ticket_origin_unknown": (
        "There is no such call or consultation of yours. Open the ticket without it.",
        "没有您的这通来电或这条咨询记录，请直接新建转办单。",
    ),
    "ticket_batch_unknown": (
        "Nothing has been collected for this morning.",
        "该日早间没有汇总的转办单。",
    ),
    "ticket_changed": (
        "Somebody was faster and has changed this ticket. Nothing was overwritten; look at it again.",
        "他人已先行办理，该转办单在您打开后有变化。未覆盖任何内容，请重新查看。",
    ),
    "ticket_state_conflict": (
        "That cannot be done with this ticket as it stands now. Refresh the list.",
        "转办单目前的状态不能这样办理，请刷新列表。",
    ),
    "ticket_too_late": (
        "More time, or a return, can only be asked for before the reply is due. A late reply is still taken.",
        "申请延期或退单须在到期之前提出；逾期仍可提交答复。",
    ),
    "ticket_not_overdue": (
        "This ticket is not overdue, so there is nothing to supervise yet.",
        "该转办单尚未逾期，无需督办。",
    ),
    "ticket_text_missing": (
        "Say it in words: the question, the instruction, the reply or the reason is missing.",
        "请填写内容：问题、批示、答复或理由不能为空。",
    ),
    "ticket_unit_unknown": (
        "Choose a unit in which somebody deals with tickets.",
        "请选择有承办人员的单位。",
    ),
    "ticket_until_wrong": (
        "Choose a later day than the one on which the reply is due, at most a year later.",
        "请选择晚于当前到期日的日期，最长一年。",
    ),
    "ticket_category_unknown": (
        "Choose a category.",
        "请选择类别。",
    ),
    "ticket_number_missing": (
        "Write the number at which the citizen is to be told the answer.",
        "请填写来电人的电话号码，以便告知办理结果。",
    ),
    "ticket_call_over": (
        "The call was over before it could be noted in the ticket. Call again if nobody was reached.",
        "电话在记入转办单之前已结束。如未接通，请再次呼叫。",
    ),
    # Printing
    "paper_font_missing": (
        "This machine has no font with Chinese for printing. Install the package {package}, or name a "
        "TrueType file as font in [print].",
        "本机没有可用于打印的中文字体。请安装 {package} 软件包，或在 [print] 的 font 中指定 TrueType 字体。",
    ),
    "paper_font_postscript": (
        "The font {path} has PostScript outlines, which cannot go into our PDF files. Install {package}, or "
        "name a TrueType file as font in [print].",
        "字体 {path} 为 PostScript 轮廓，无法嵌入 PDF。请安装 {package}，"
        "或在 [print] 的 font 中指定 TrueType 字体。",
    ),
    "paper_font_unreadable": (
        "The font {path} cannot be read: {reason}. Correct font in [print].",
        "无法读取字体 {path}：{reason}。请修改 [print] 的 font。",
    ),
    "paper_font_not_chinese": (
        "The font {path} has no Chinese. Install {package}, or name another as font in [print].",
        "字体 {path} 不含中文。请安装 {package}，或在 [print] 的 font 中指定其他字体。",
    ),
    "stale_edit": (
        "Somebody was faster and has changed this. Look at how it stands now, then decide.",
        "已被他人先行修改。请先查看当前情况，再作决定。",
    ),
    "admin_required": (
        "Only administrators may see and change queues.",
        "只有系统管理员可以查看和修改队列。",
    ),
    "queue_unknown": (
        "There is no queue {key}. Choose one from the list.",
        "没有队列 {key}，请从列表中选择。",
    ),
    "queue_retired": (
        "The queue {queue} is retired. Choose another one from the list.",
        "队列“{queue}”已停用，请从列表中选择其他队列。",
    ),
    "queue_retired_dids": (
        "These numbers still lead here: {dids}. Take them away, and give them to another queue.",
        "号码 {dids} 仍通向此队列，请在此移除，并加到今后受理它们的队列。",
    ),
    "queue_still_target": (
        "A rule of the queue {queue} sends callers here. Change that first.",
        "队列“{queue}”的溢出规则仍会把来电转到这里，请先修改。",
    ),
    "queue_last": (
        "This is the only queue in use: callers would have nowhere to wait.",
        "这是唯一在用的队列，停用后来电将无处等候。",
    ),
    "queue_invalid": (
        "The queue was not saved. Correct these fields: {fields}.",
        "队列未保存，请更正以下字段：{fields}。",
    ),
    "did_taken": (
        "The number {did} leads to the queue {queue} already. Take it away there first.",
        "号码 {did} 已属于队列“{queue}”，请先在那里移除。",
    ),
    "field_key": (
        "A key has 1 to 32 characters: small letters, digits, - and _. It cannot be changed later.",
        "标识为 1 至 32 个字符：小写字母、数字、- 和 _，之后不能更改。",
    ),
    "field_name": ("A name has 1 to 64 characters.", "名称为 1 至 64 个字符。"),
    "field_dids": (
        "Write the dialled numbers as digits, at most 20 each.",
        "被叫号码只能是数字，每个最多 20 位。",
    ),
    "field_hours": (
        "Write hours like 08:00-12:00 13:00-21:00: in order, apart, and up to 24:00.",
        "时间写作 08:00-12:00 13:00-21:00：按顺序、不重叠、不晚于 24:00。",
    ),
    "field_hours_on": (
        "Name mon to sun, holiday, workday, or a date like 2026-10-01, each with its hours (none: closed).",
        "请写 mon 至 sun、holiday、workday 或 2026-10-01 这样的日期及其时间（留空为不开放）。",
    ),
    "overflow_nowhere": (
        "Callers would be sent to {target}, which is no other queue. Name one that there is.",
        "规则会把来电转到 {target}，但没有这样的其他队列，请改为已有的队列。",
    ),
    "overflow_without_callback": (
        "A rule asks callers whether to call them back, but the queue's callback is off. Switch it on first.",
        "规则会询问来电人是否回拨，但本队列未启用回拨，请先启用。",
    ),
    "overflow_without_trunk": (
        "A rule sends callers to a number outside, but pbx.outside names no trunk for it. Set it first.",
        "规则会把来电转到外部号码，但未设置 pbx.outside（经由哪条中继），请先设置。",
    ),
    "field_overflow": (
        "This overflow rule cannot be read. The configuration file explains how they are written.",
        "溢出规则无法识别，写法见配置文件中的说明。",
    ),
    "field_strategy": ("There is no such strategy.", "没有这种分配策略。"),
    "field_skills": ("Write skills with a level from 0 to 100.", "技能级别为 0 至 100。"),
    "field_did_skills": (
        "Write skills with a level from 0 to 100 for a number of this queue.",
        "请为本队列的号码写出技能及其级别（0 至 100）。",
    ),
    "field_relax": (
        "Write each rule like: after 60 s: english >= 1.",
        "规则写作：after 60 s: english >= 1。",
    ),
    "field_greeting": (
        "Name a sound file of Asterisk without its ending, like cti/welcome: letters, digits, - _ and /.",
        "请写 Asterisk 声音文件名（不带扩展名），如 cti/welcome：字母、数字、- _ 和 /。",
    ),
    "field_notice": (
        "Name a sound file of Asterisk without its ending, like cti/welcome: letters, digits, - _ and /.",
        "请写 Asterisk 声音文件名（不带扩展名），如 cti/welcome：字母、数字、- _ 和 /。",
    ),
    "field_periodic_message": (
        "Name a sound file of Asterisk without its ending, like cti/welcome: letters, digits, - _ and /.",
        "请写 Asterisk 声音文件名（不带扩展名），如 cti/welcome：字母、数字、- _ 和 /。",
    ),
    "field_closed_message": (
        "Name a sound file of Asterisk without its ending, like cti/welcome: letters, digits, - _ and /.",
        "请写 Asterisk 声音文件名（不带扩展名），如 cti/welcome：字母、数字、- _ 和 /。",
    ),
    "field_music": (
        "Name a class of music on hold: letters, digits, - and _.",
        "请写等待音乐类别名：字母、数字、- 和 _。",
    ),
    "field_too_small": ("At least {limit}.", "不小于 {limit}。"),
    "field_too_big": ("At most {limit}.", "不大于 {limit}。"),
    "field_missing": ("This is needed.", "此项必填。"),
    "field_invalid": ("This cannot be taken as it is. Check how it is written.", "内容无效，请检查写法。"),
    "queue_differs_from_file": (
        "The queue {queue} was edited on the page: that version counts, not what the file says of {fields}.",
        "队列 {queue} 已在页面上修改，以页面版本为准，配置文件中的以下内容不生效：{fields}。",
    ),
    "doctor_music_missing": (
        "The queue {queue} names the music class {music}, which musiconhold.conf does not have: its callers "
        "hear the default class. Add it, or name another.",
        "队列 {queue} 的等待音乐类别 {music} 不在 musiconhold.conf 中，来电人将听到默认音乐。"
        "请添加或改用其他类别。",
    ),
    "doctor_sound_missing": (
        "The queue {queue} names the sound {sound}, which is not in {folder}: its callers hear nothing. Put "
        "the file there, or name another.",
        "队列 {queue} 使用的声音 {sound} 不在 {folder} 中，来电人将听不到。请放入该文件或改用其他声音。",
    ),
    "queues_not_edited": (
        "All queues are as the configuration file has them.",
        "所有队列均与配置文件一致。",
    ),
    # The calendar
    "calendar_imported": (
        "Imported, as holidays + make-up working days: {summary}. A running gateway takes them up by itself.",
        "已导入（假日 + 补班日）：{summary}。运行中的网关会自动采用。",
    ),
    "calendar_unreadable": (
        "The calendar file is neither UTF-8 nor GB 18030 text. Save it as CSV or iCalendar (.ics).",
        "日历文件既不是 UTF-8 也不是 GB 18030 文本，请另存为 CSV 或 iCalendar（.ics）。",
    ),
    "calendar_empty": (
        "The calendar file names no day. Nothing was changed.",
        "日历文件中没有任何日期，未作改动。",
    ),
    "calendar_columns_bad": (
        "Line {line}, column {column}: a line is date,kind,name. Nothing was imported.",
        "第 {line} 行第 {column} 列：每行应为“日期,类型,名称”。未导入任何内容。",
    ),
    "calendar_date_bad": (
        "Line {line}, column {column}: write a date like 2027-01-01; a holiday has at most 31 days. "
        "Nothing was imported.",
        "第 {line} 行第 {column} 列：日期应写作 2027-01-01，一个假期最多 31 天。未导入任何内容。",
    ),
    "calendar_date_twice": (
        "Line {line}: {date} is named twice. Keep one of them. Nothing was imported.",
        "第 {line} 行：{date} 重复出现，请只保留一处。未导入任何内容。",
    ),
    "calendar_kind_bad": (
        "Line {line}, column {column}: say whether this is a holiday or a workday. Nothing was imported.",
        "第 {line} 行第 {column} 列：请写明是 holiday 还是 workday。未导入任何内容。",
    ),
    "calendar_name_bad": (
        "Line {line}, column {column}: the name is longer than 64 characters or holds hidden ones. "
        "Nothing was imported.",
        "第 {line} 行第 {column} 列：名称超过 64 个字符或含有不可见字符。未导入任何内容。",
    ),
    "calendar_repeats": (
        "Line {line}: an event that repeats cannot be imported; write out its dates. Nothing was imported.",
        "第 {line} 行：不支持重复事件，请逐日写出。未导入任何内容。",
    ),
    "calendar_year_unknown": (
        "Queues heed the calendar ({queues}), but nobody has said what the holidays of {year} are: weekdays "
        "count until you import them or install a newer chinesecalendar.",
        "队列 {queues} 遵循节假日日历，但 {year} 年的节假日安排未知：在导入日历或升级 chinesecalendar 之前，"
        "按普通星期处理。",
    ),
    "fallback_queue_missing": (
        "Asterisk has no queue cti-fallback-{queue}. Add it to queues_cti.conf and reload app_queue.",
        "Asterisk 中没有队列 cti-fallback-{queue}，请在 queues_cti.conf 中添加并重新加载 app_queue。",
    ),
    "packages_missing": (
        "These Debian packages are missing: {packages}. Install them, or run this as root.",
        "缺少以下 Debian 软件包：{packages}。请先安装，或以 root 运行。",
    ),
    "packages_failed": (
        "The Debian packages {packages} could not be installed: {problem}. Install them by hand.",
        "Debian 软件包 {packages} 安装失败：{problem}。请手动安装。",
    ),
    "private_root_failed": (
        "The private Asterisk could not be made: {problem}. Check the Debian package source and free disk, "
        "or name your own Asterisk in the configuration.",
        "无法生成专用 Asterisk：{problem}。请检查 Debian 软件源和磁盘空间，或在配置中指定已有的 Asterisk。",
    ),
    "port_in_use": (
        "Port {port} is already in use. Stop the other program or set another port in the configuration.",
        "端口 {port} 已被占用，请停止占用它的程序，或在配置中改用其他端口。",
    ),
}

CODES = frozenset(_SENTENCES)


class _Shown(dict[str, object]):
    def __missing__(self, name: str) -> str:
        # A sentence with a hole still helps; a KeyError while reporting an error does not.
        return "?"


def sentence(error_code: str, params: Mapping[str, object], language: Language) -> str:
    """What to tell a person about this code; an unlisted code is told as itself with its params."""
    pair = _SENTENCES.get(error_code)
    if pair is None:
        inside = ", ".join(f"{name}={value}" for name, value in params.items())
        return f"{error_code} ({inside})" if inside else error_code
    return pair[0 if language == "en" else 1].format_map(_Shown(params))


def reasoned(reason: Reason, language: Language, zone: str) -> str:
    """The sentence of a reason, its instants as the site's clocks show them."""
    return sentence(reason.code, _localised(reason.params, zone, "%Y-%m-%d %H:%M:%S"), language)


def told(error: CtiError, language: Language, zone: str, shifts: Mapping[str, str]) -> str:
    """The sentence of an error, likewise, to the minute; ``shifts`` are the names of their codes."""
    params = _localised(error.params, zone, "%m-%d %H:%M")
    if "shift" in params:
        params["shift"] = shifts.get(str(params["shift"]), params["shift"])
    return sentence(error.code, params, language)


def _localised(params: Mapping[str, object], zone: str, form: str) -> dict[str, object]:
    instants = {
        name: value for name, value in params.items() if name.endswith("_at") and isinstance(value, int)
    }
    local = {name: datetime.fromtimestamp(at / 1000, ZoneInfo(zone)) for name, at in instants.items()}
    return {**params, **{name: at.strftime(form) for name, at in local.items()}}


def explained(explanation: Explanation, language: Language, zone: str) -> list[str]:
    """The state, then the reasons, then the proof."""
    about: dict[str, str | int] = {
        "id": explanation.id,
        "state": explanation.state,
        "since_at": explanation.since,
        "cause": explanation.cause or "-",
        "actor": explanation.actor,
    }
    said = [Reason(f"why_{explanation.kind}", about), *explanation.reasons]
    if explanation.proof is not None:
        said.append(Reason("why_proof", {"fact": explanation.proof.kind, "proved_at": explanation.proof.at}))
    return [reasoned(reason, language, zone) for reason in said]
