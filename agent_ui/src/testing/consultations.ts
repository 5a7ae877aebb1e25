/** Consultations for tests, with what does not matter filled in. */
import type { Consultation, ConsultationChoices } from "../api/shapes";
import { EMPTY } from "../state/consultation/form";

export const CHOICES: ConsultationChoices = {
  business_types: [
    { code: "POLICY", zh: "政策咨询", en: "Policy enquiry", required: ["category", "question"] },
    { code: "REPORT", zh: "举报投诉", en: "Report", required: ["question", "caller_name", "phone"] },
  ],
  categories: [
    { code: "PEN", zh: "养老", en: "Pensions", initials: "yl", pinyin: "yanglao" },
    { code: "PEN/TRANSFER", zh: "转移接续", en: "Transfer", initials: "zyjx", pinyin: "zhuanyijiexu" },
    { code: "WAG", zh: "欠薪监察", en: "Unpaid wages", initials: "qxjc", pinyin: "qianxinjiancha" },
  ],
  outcomes: [
    { code: "RESOLVED", zh: "当场解答", en: "Resolved" },
    { code: "TICKET", zh: "转办", en: "Ticket" },
    { code: "SILENT", zh: "无声", en: "Silent" },
  ],
  nothing_asked: ["SILENT"],
  phrases: [{ code: "greeting", zh: "您好，工号 zhang 为您服务。", en: "Hello, zhang speaking." }],
  limits: { question: 4000, answer: 8000, caller_name: 60, id_number: 40, phone: 30 },
  max_used: 20,
};

export function aConsultation(part: Partial<Consultation> = {}): Consultation {
  return {
    id: 12,
    version: 1,
    state: "draft",
    call_id: "1.1",
    started_at: 0,
    saved_at: null,
    agent_id: 7,
    agent_name: "张三",
    unit: "",
    seat: "01",
    number: "138****5678",
    business_type: "",
    category: "",
    outcome: "",
    caller: "",
    summary: "",
    satisfaction: null,
    form: EMPTY,
    masked: false,
    may_reveal: true,
    may_correct: false,
    ...part,
  };
}
