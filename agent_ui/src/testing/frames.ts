/** Frames for tests, with what does not matter filled in. */
import type {
  AlarmView,
  AnswerView,
  BoardView,
  CallerMark,
  CallRow,
  CallView,
  Delta,
  KnownCaller,
  OrderRow,
  SeatView,
  Snapshot,
} from "../api/shapes";

export function aSeat(number: string, part: Partial<SeatView> = {}): SeatView {
  return {
    number,
    extension: `10${number}`,
    state: "not_ready",
    since: 0,
    cause: "sign_in",
    actor: "agent:7",
    phone: "idle",
    agent: null,
    call_id: null,
    pending: null,
    pending_reason: null,
    acw_until: null,
    misses: 0,
    not_reached: null,
    pickup: null,
    panel: "open",
    away_since: null,
    standby: null,
    shift_until: null,
    leave_until: null,
    ...part,
  };
}

export function aCall(id: string, part: Partial<CallView> = {}): CallView {
  return {
    id,
    state: "waiting",
    since: 0,
    number: "138****5678",
    name: "李建国",
    queue: "general",
    queue_name: "综合咨询",
    arrived_at: 0,
    answered_at: null,
    seat: null,
    wait_ms: 0,
    ring_ms: 0,
    talk_ms: 0,
    hold_ms: 0,
    hung_up_by: null,
    control: null,
    survey_sent_at: null,
    survey_score: null,
    direction: "in",
    estimated_ms: null,
    ...part,
  };
}

/** One of the past, which somebody else had. */
export function aPastCall(part: Partial<CallRow> = {}): CallRow {
  return {
    id: "1.1",
    number: "138****5678",
    name: "",
    queue: "general",
    state: "ended",
    seat: "01",
    agent_id: 8,
    agent_name: "李四",
    arrived_at: 0,
    answered_at: 1,
    ended_at: 2,
    wait_s: 0,
    ring_s: 0,
    talk_s: 0,
    hold_s: 0,
    acw_s: 0,
    hung_up_by: "caller",
    outcome: null,
    recovered: false,
    survey_sent_at: null,
    survey_score: null,
    direction: "in",
    ...part,
  };
}

export function aMark(part: Partial<CallerMark> = {}): CallerMark {
  const never = { version: 0, in_force: false, since: null, until: null, by: "", by_file: false, reason: "" };
  return { kind: "harassment", may_change: true, ...never, ...part };
}

export function aCaller(part: Partial<KnownCaller> = {}): KnownCaller {
  const marks = [aMark({ kind: "vip", may_change: false }), aMark()];
  const nothing = {
    name: "",
    area: null,
    earlier: [],
    tickets: [],
    lately: 0,
    repeated: false,
    crm_link: "",
    crm_asks: false,
  };
  return { marks, lately_days: 7, ...nothing, ...part };
}

export function aSnapshot(part: Partial<Snapshot> = {}): Snapshot {
  const switchNow = { connected: true, since: 0 };
  return {
    type: "snapshot",
    seq: 1,
    now: 1_000,
    switch: switchNow,
    seats: [],
    calls: [],
    board: null,
    ...part,
  };
}

export function aDelta(part: Partial<Delta> = {}): Delta {
  const nothing = { switch: null, seats: [], calls: [], gone_seats: [], gone_calls: [], board: null };
  return { type: "delta", seq: 2, now: 2_000, ...nothing, ...part };
}

export function aBoard(part: Partial<BoardView> = {}): BoardView {
  return { alarms: [], muster: [], bare_since: null, uncovered_ms: 0, counted_from: 0, ...part };
}

export function anAlarm(part: Partial<AlarmView> = {}): AlarmView {
  return {
    id: "nobody_ready@0",
    kind: "nobody_ready",
    since: 0,
    subject: "",
    name: "",
    acknowledged_by: "",
    ...part,
  };
}

export function anAnswer(seat: string, part: Partial<AnswerView> = {}): AnswerView {
  const shift = { shift: "M", from_at: 0, until: 14_400_000 };
  return { seat, ...shift, name: "张三", standing: "present", since: 0, ...part };
}

export function anOrder(id: number, part: Partial<OrderRow> = {}): OrderRow {
  return {
    id,
    at: 0,
    by: "王五",
    person: 7,
    name: "张三",
    seat: "01",
    kind: "message",
    text: "请放慢语速",
    target: "",
    state: "open",
    answered_at: null,
    answered_by: "",
    reason: "",
    may: [],
    to_read: false,
    ...part,
  };
}
