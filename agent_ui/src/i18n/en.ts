import type { Words } from "./zh";

export const en: Words = {
  product: "Hotline desk",
  languageName: "Language",
  loading: "Loading…",
  unreachable: "The gateway cannot be reached at the moment. Trying again…",
  noAnswer:
    "The gateway did not answer, so this may not have taken effect. Look at the present state before you try again.",
  close: "Close",
  cancel: "Cancel",
  shortcutsTitle: "Keyboard shortcuts",
  skip: "Skip to the main content",

  login: {
    heading: "Log in",
    name: "Login name",
    password: "Password",
    submit: "Log in",
    ended: "Your login has ended (logged out on another page, or expired). Please log in again.",
    logout: "Log out",
  },

  logout: {
    heading: "Log out",
    seated: (seat) =>
      `You are still signed in at seat ${seat}. Logging out alone does not sign you out: the seat stays as it is and calls may still ring there.`,
    signOutFirst: "Sign out and log out",
    logoutOnly: "Only log out",
  },

  roles: { agent: "Agent", lead: "Lead", admin: "Administrator" },

  nav: { label: "Pages", desk: "Desk", board: "Live board", calls: "Calls", missed: "Missed calls" },

  link: {
    connecting: "Connecting to the gateway…",
    lost: "Connection lost, reconnecting. What you see may be out of date; actions are off until it is back.",
    switchDown:
      "The telephone exchange (PBX) is not connected, so no calls are offered. It is being reconnected; this time does not count against you.",
  },

  seat: {
    number: (seat) => `Seat ${seat}`,
    extension: (extension) => `Ext. ${extension}`,
    states: {
      signed_out: "Signed out",
      not_ready: "Not ready",
      ready: "Ready",
      ringing: "Ringing",
      talking: "Talking",
      acw: "Wrap-up",
    },
    causes: {
      sign_in: "Just signed in",
      sign_out: "Signed out",
      agent: "Set by the agent",
      offer: "Call offered",
      talking: "Answered",
      acw: "Call over",
      saved: "Form saved",
      rona: "Ring not answered",
      refused: "Phone refused",
      phone_unreachable: "Phone unreachable",
      withdrawn: "Offer withdrawn",
      caller_gone: "Caller hung up",
      answered_elsewhere: "Answered at another seat",
      not_durable: "Sign-in not saved",
      resync: "Back in step with the PBX",
      call_lost: "Call record lost",
    },
    phones: { idle: "Idle", ringing: "Ringing", in_use: "In use", unreachable: "Not registered" },
    since: "for",
  },

  why: {
    short: "Why?",
    ask: (name) => `Why? ${name}`,
    heading: (name) => `${name}: why?`,
    loading: "Asking the gateway…",
  },

  chooser: {
    heading: "Choose a seat to sign in",
    hint: "You start as not ready; go ready when you are.",
    loading: "Reading the list of seats…",
    empty: "There is no seat to sign in at yet. Ask an administrator to add one.",
    signIn: (seat) => `Sign in at seat ${seat}`,
    free: "Free",
    occupied: (name) => `${name} is signed in`,
    elsewhere: "Seats that cannot be used from this computer",
    elsewhereWhy: "These seats belong to other computers. Sign in from the seat's own computer.",
  },

  act: {
    ready: "Ready",
    readyAgain: "Ready again",
    notReady: "Not ready",
    signOut: "Sign out",
    reasonHeading: "Reason for not ready",
    hindrances: {
      stale: "Connection lost: not available now",
      alreadyReady: "You are ready already",
      ringing: "Your phone is ringing: answer first",
      talking: "Not during a call",
      unsaved: "Save the form of the call first",
      notYet: "Can be saved once the call is over",
      noSeat: "You are not signed in at a seat",
    },
  },

  pending: {
    signOut: "Sign out after the call",
    notReady: (reason) => `Not ready after the call (${reason})`,
    cancel: "Cancel this",
  },

  notice: {
    rona: "Ring not answered: a call rang at your phone, nobody picked up, and it went back to the queue. You were set to not ready so that no other call is missed. When you can take calls, choose “Ready again”.",
    refused:
      "Phone refused: your phone rejected the call or was busy, and it went back to the queue. You were set to not ready. When you can take calls, choose “Ready again”.",
    phoneMissed:
      "Phone unreachable: a call could not be delivered to your phone and went back to the queue. You were set to not ready. Check the phone, then choose “Ready again”.",
    phoneDown: (extension) =>
      `Extension ${extension} is not registered: your phone is not connected to the exchange, so no call can reach you. Check its power and network cable, or ask an administrator.`,
  },

  idle: {
    readyHeading: "Waiting for a call",
    readyHint: "A call will appear here; answer it at your phone.",
    notReadyHeading: "Not ready",
    notReadyHint: "No calls are offered to you now. Go ready when you are.",
  },

  pop: {
    heading: "Incoming call",
    answer: "Pick up your phone to answer",
    talking: "Talking",
    held: "On hold",
    over: "The call is over",
    noName: "No name given",
    noNumber: "Number withheld",
    announce: (number, name, queue) => `Incoming call: ${number} ${name}, queue ${queue}`,
    queue: "Queue",
    waited: "Waited",
    rang: "Ringing",
    talked: "Talk time",
    heldFor: "On hold",
    acw: "Wrap-up time",
    acwLeft: "Wrap-up time left",
    acwOverdue: "Overdue, save the form soon:",
    acwExtend: "More time",
    reveal: "Show full number",
    revealWhy: "Seeing the full number is recorded in the audit log. Say why you need it.",
    revealReason: "Reason",
    revealSubmit: "Show number",
  },

  rating: {
    asking: "The caller is being asked to rate",
    score: (score) => `${score} of 5`,
    none: "Not rated",
  },

  history: {
    heading: "Earlier calls by this number",
    none: "No earlier calls.",
    loading: "Loading…",
    noNote: "No note",
  },

  form: {
    heading: "Call form",
    outcome: "Outcome",
    note: "Note",
    noteHint: "What was asked and what was answered",
    save: "Save",
    saveReady: "Save, then ready",
    saveNotReady: "Save, then not ready",
    outcomeMissing: "Choose an outcome first.",
    draftKept: "What is not saved yet stays on this page, even after a refresh.",
  },

  board: {
    summary: "Summary",
    all: "All seats",
    waitingCount: "Callers waiting",
    longestWait: "Longest wait",
    waitingHeading: "Waiting callers",
    waitingNone: "Nobody is waiting.",
    seatsHeading: "Seats",
    filteredNone: "No seat is in this state.",
    overdue: "Overdue",
    missed: (times) => `${times} missed in a row`,
    columns: {
      seat: "Seat",
      extension: "Ext.",
      person: "Person",
      state: "State",
      since: "For",
      cause: "Cause",
      phone: "Phone",
      call: "Current call",
      queue: "Queue",
      talk: "Talk",
      number: "Number",
      waited: "Waiting",
    },
    cannot: "Only leads and administrators can see the live board.",
  },

  calls: {
    heading: "Calls",
    own: "My calls",
    everybody: "Everybody's calls",
    none: "No calls yet.",
    refresh: "Refresh",
    older: "Load earlier calls",
    noOlder: "There are no earlier calls.",
    running: "Under way",
    columns: {
      time: "Time",
      caller: "Caller",
      queue: "Queue",
      seat: "Seat",
      agent: "Agent",
      wait: "Wait",
      ring: "Ring",
      talk: "Talk",
      hold: "Hold",
      acw: "Wrap-up",
      hungUpBy: "Hung up by",
      outcome: "Outcome",
      rating: "Rating",
      note: "Note",
    },
    hungUpBy: { caller: "Caller", agent: "Agent", system: "System" },
    recovered: "Recovered",
    systemOutcomes: {
      ABANDONED: "Abandoned",
      CLOSED_HOURS: "Outside hours",
      NO_AGENT: "No seat signed in",
      TIMEOUT: "Waited too long",
      OVERFLOWED: "Overflowed",
      VOICEMAIL: "Voicemail",
      TRANSFERRED: "Sent outside",
    },
  },

  missed: {
    heading: "Missed calls",
    hint: "Came outside the hours, or gave up waiting",
    none: "No missed calls.",
    why: "Why",
    done: "Done",
    settle: "Mark as done",
    cannot: "Only leads and administrators may see missed calls.",
  },

  shortcuts: {
    ready: "Ready",
    notReady: "Not ready; in the form: save, then not ready",
    form: "Go to the call form",
    outcome: "Choose an outcome or a reason (while not typing)",
    save: "Save, then ready",
    help: "Open this list",
    escape: "Close a dialog",
  },
};
