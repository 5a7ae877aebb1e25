/** The gateway's shapes by their names; the types themselves are generated. */
import type { components } from "./types.gen";

type Schemas = components["schemas"];

export type Site = Schemas["Site"];
export type Person = Schemas["Self"];
export type Me = Schemas["Me"];
export type Options = Schemas["Options"];
export type Choice = Schemas["Choice"];
export type SeatChoice = Schemas["SeatChoice"];
export type SeatView = Schemas["SeatView"];
export type SeatState = Schemas["SeatState"];
export type PhoneState = Schemas["PhoneState"];
export type CallView = Schemas["CallView"];
export type Control = Schemas["ControlView"];
export type ControlAct = Schemas["Act"];
export type Targets = Schemas["Targets"];
export type CallRow = Schemas["CallRow"];
export type CallbackRow = Schemas["CallbackRow"];
export type MissedRow = Schemas["MissedRow"];
export type DutyRow = Schemas["DutyRow"];
export type FindingRow = Schemas["FindingRow"];
export type RequestRow = Schemas["RequestRow"];
export type RequestAct = Schemas["RequestAct"];
export type RequestChoices = Schemas["RequestChoices"];
export type DelegationRow = Schemas["DelegationRow"];
export type RosterCheck = Schemas["RosterCheck"];
export type RosterVersionRow = Schemas["RosterVersionRow"];
export type QueueSection = Schemas["QueueSection"];
export type QueueRow = Schemas["QueueRow"];
/** The document cannot say that `queue` is a QueueSection. */
export type QueueDetail = Omit<Schemas["QueueDetail"], "queue"> & { queue: QueueSection };
export type PreviewDay = Schemas["PreviewDay"];
export type VersionRow = Schemas["VersionRow"];
export type Change = Schemas["Change"];
export type Saved = Schemas["Saved"];
export type Imported = Schemas["Imported"];
export type CalendarView = Schemas["CalendarView"];
export type SwitchView = Schemas["SwitchView"];
export type Snapshot = Schemas["Snapshot"];
export type Delta = Schemas["Delta"];
export type ServerFrame = Snapshot | Delta;
export type ClientFrame = Schemas["Resync"] | Schemas["Ping"];
export type ErrorBody = Schemas["ErrorBody"];
