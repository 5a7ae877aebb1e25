/** Queues for tests, with what does not matter filled in. */
import type { PreviewDay, QueueDetail, QueueRow, QueueSection } from "../api/shapes";

export function aQueue(part: Partial<QueueSection> = {}): QueueSection {
  return {
    key: "general",
    name: "综合咨询",
    dids: ["12333"],
    retired: false,
    ring_s: 20,
    ring_all_limit: 10,
    hours: "08:00-21:00",
    hours_on: {},
    strategy: "longest_idle",
    head_start_s: 0,
    skills: {},
    did_skills: {},
    relax: [],
    backup_after_s: 0,
    sticky_days: 0,
    sticky_wait_s: 0,
    callback: false,
    callback_attempts: 3,
    callback_retry_s: 600,
    overflow: [],
    greeting: "",
    notice: "",
    music: "",
    closed_message: "",
    say_position: false,
    say_wait: false,
    announce_every_s: 30,
    periodic_message: "",
    periodic_every_s: 60,
    survey: false,
    survey_prompt: "beep",
    survey_thanks: "auth-thankyou",
    ...part,
  };
}

export const A_DAY: PreviewDay = {
  date: "2026-11-24",
  hours: "08:00-21:00",
  because: "weekday",
  name: "",
  known: true,
};

export function aDetail(part: Partial<QueueDetail> = {}): QueueDetail {
  return { queue: aQueue(), version: 0, differs: [], history: [], preview: [A_DAY], ...part };
}

export function aQueueRow(part: Partial<QueueRow> = {}): QueueRow {
  return {
    key: "general",
    name: "综合咨询",
    dids: ["12333"],
    version: 0,
    differs: false,
    retired: false,
    open: true,
    until: null,
    ...part,
  };
}
