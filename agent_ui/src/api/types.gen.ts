// Made by `npm run types` from openapi.json; do not edit.

export interface paths {
    "/api/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The site's language and time zone; no session needed. */
        get: operations["get_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Log in by name and password; sets the session cookie. */
        post: operations["post_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description End this session. Signing out of the seat is a separate act. */
        post: operations["post_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who is logged in, and at which seat. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Outcome codes, not-ready reasons and queues, and what the site can do. */
        get: operations["get_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Seats to sign in at. */
        get: operations["get_seats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Sign in at a seat, from the seat's own computer. */
        post: operations["post_sign_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/permits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Let the person of this login sign in at the seat, or stay there, from now on for so long. */
        post: operations["post_permits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Release the seat; during a call, after it. */
        post: operations["post_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Take calls from now on; during a call: nothing else is to be done after it. */
        post: operations["post_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/not-ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Take no calls, for a reason; during a call, after it. */
        post: operations["post_not_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/acw/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description More time for after-call work; every time is on record. */
        post: operations["post_acw_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ring one's own phone, and once it is picked up, this number. */
        post: operations["post_dial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Newest first: one's own calls; everybody's for leads, and for the office, which scores them.
         *
         *     ``before`` is an ``arrived_at``.
         */
        get: operations["get_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Call the number of an earlier call: for who had it, and for leads. */
        post: operations["post_calls_id_dial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Have the own phone, which rings, answer; what comes of it is the ``pickup`` of the seat. */
        post: operations["post_calls_id_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/control/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hold, resume, mute, unmute, hang up; when consulting: complete the transfer, return, all three. */
        post: operations["post_calls_id_control_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/digits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Play keys to the caller. */
        post: operations["post_calls_id_digits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Pass the caller on at once; whoever is not reached gives them back. */
        post: operations["post_calls_id_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/consult": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hold the caller and ring somebody; of a queue, the seat that it would choose. */
        post: operations["post_calls_id_consult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description To whom the own call can be passed now. */
        get: operations["get_targets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The caller's number in full: for who has or had the call, and for leads. */
        post: operations["post_calls_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/why/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description A seat by its number or a live call by its id; the sentences are in the reader's language. */
        get: operations["get_why_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description It is silent from now on, for all leads; the first one to say so is named. */
        post: operations["post_alarms_id_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alarms/{id}/raise-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description It was acknowledged by mistake: it is heard again, by all leads. */
        post: operations["post_alarms_id_raise_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The pending ones, who has waited longest first. */
        get: operations["get_callbacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Nobody is to be called back for this call; the reason is on record. */
        post: operations["post_callbacks_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Newest first, for leads. ``before`` is an ``arrived_at``. */
        get: operations["get_missed_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-calls/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Somebody has called back, or nothing is left to do. The first to say so is kept. */
        post: operations["post_missed_calls_id_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/missed-calls/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description It was marked as done by mistake: somebody is to call back. Who marked it stays on record. */
        post: operations["post_missed_calls_id_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description By shift and seat; without findings until the shift and the time to sign out are over. */
        get: operations["get_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One's own, those that name one, and those that one decides; the newest first. */
        get: operations["get_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the forms offer. */
        get: operations["get_requests_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The shifts ahead of a colleague, one of which could be taken in return. */
        get: operations["get_requests_slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ask that somebody else takes one's shift, or exchanges a shift with one. */
        post: operations["post_requests_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ask for leave; submitted is not approved (A2.2). */
        post: operations["post_requests_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Apply for being away; or enter that the director approved it by telephone. */
        post: operations["post_requests_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Accept, decline, endorse, approve, confirm, ratify, reject or withdraw what was looked at. */
        post: operations["post_requests_id_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who decided in the director's place and when; the newest first. */
        get: operations["get_delegations"];
        put?: never;
        /** @description Let somebody decide in the director's place; replaces what was said before. */
        post: operations["post_delegations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/shift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How it is judged and from what: clauses, settings, time line, facts, and what was decided. */
        get: operations["get_attendance_shift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/rulings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Decide of a finding as it was seen; the judgement and the decision are both kept. */
        post: operations["post_attendance_rulings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/refusals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Put on record that an order was refused in this shift; what comes of it is only proposed. */
        post: operations["post_attendance_refusals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the call was given so far, for who may score it. */
        get: operations["get_calls_id_quality"];
        put?: never;
        /** @description Score it, once. */
        post: operations["post_calls_id_quality"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was given on these days: to all for those who oversee them, else to oneself. */
        get: operations["get_quality"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/spot-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of the day, the oldest first: of all for those who oversee them, else of oneself. */
        get: operations["get_spot_checks"];
        put?: never;
        /** @description Put on record what was seen just now. */
        post: operations["post_spot_checks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description ``month`` is written 2026-03. */
        get: operations["get_reports_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/attendance/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same as a workbook. Who takes it away is on record first. */
        get: operations["get_reports_attendance_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/office": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description ``month`` is written 2026-03. */
        get: operations["get_reports_office"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/office/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The same as a workbook. Who takes it away is on record first. */
        get: operations["get_reports_office_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/checklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As the site wants them. */
        get: operations["get_checklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pre-shift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of the day's shifts: of all for those who oversee them, else of one's own. */
        get: operations["get_pre_shift"];
        put?: never;
        /** @description What the person has seen to before the shift; on record, and nothing more. */
        post: operations["post_pre_shift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pre-shift/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description So that a page that is opened again does not ask again. */
        get: operations["get_pre_shift_own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Those of the day: all for those who oversee shifts, else one's own. */
        get: operations["get_handovers"];
        put?: never;
        /** @description Confirm one's own side of it. What is open at the seat now goes on record with it. */
        post: operations["post_handovers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/open-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What is open at a seat now. */
        get: operations["get_open_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Those that are good now; leads and the office also see those to come. */
        get: operations["get_notices"];
        put?: never;
        /** @description Post one, for leads and the office. */
        post: operations["post_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description One has read it. The first time is kept. */
        post: operations["post_notices_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description That was a mistake. That one said so stays on record. */
        post: operations["post_notices_id_unread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who sits where on each of these days, for everybody. */
        get: operations["get_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plan/missing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For those who can do something about it: the office and leads. */
        get: operations["get_plan_missing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every version that covers one of these days, the newest first. */
        get: operations["get_rosters"];
        put?: never;
        /** @description Publish the sheet that is the body, unless something in it is wrong. */
        post: operations["post_rosters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What publishing the sheet that is the body would mean. */
        post: operations["post_rosters_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description An automatic rotation of these days, as a sheet. */
        get: operations["get_rosters_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What this version changed in what was published before it, with people's names. */
        get: operations["get_rosters_id_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The version as a sheet, such as can be published again. */
        get: operations["get_rosters_id_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For editors: the latest version of each entry, the newest first, a hundred at a time. */
        get: operations["get_knowledge"];
        put?: never;
        /** @description A new draft. */
        post: operations["post_knowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What callers ask about. */
        get: operations["get_knowledge_categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Published entries that answer the query, best first; of one category if it is given. */
        get: operations["get_knowledge_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Entries for the question being written down; its category is only a hint. */
        get: operations["get_knowledge_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description All entries of the file that is the body, for review, or none. */
        post: operations["post_knowledge_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/import/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What the file that is the body holds, and what keeps it from being taken in. */
        post: operations["post_knowledge_import_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/unanswered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For editors: what was asked and not found, the most frequent first. */
        get: operations["get_knowledge_unanswered"];
        put?: never;
        /** @description The search found no answer: for the editors. */
        post: operations["post_knowledge_unanswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/unanswered/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description An editor has seen to it. */
        post: operations["post_knowledge_unanswered_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description As it is published. */
        get: operations["get_knowledge_entry"];
        /** @description A new draft in place of the version that was edited. */
        put: operations["put_knowledge_entry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{entry}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For editors: all of an entry, the newest first. */
        get: operations["get_knowledge_entry_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/knowledge/{entry}/{move}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Submit, return, publish, withdraw or restore a version. */
        post: operations["post_knowledge_entry_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of it for the hotline office; for others, what is asked of them. */
        get: operations["get_digest"];
        put?: never;
        /** @description A new question, from records and queries. */
        post: operations["post_digest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description How many questions wait for the reader's answer; for the office, answers wait for it too. */
        get: operations["get_digest_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/asked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What was asked in a month, written 2026-03, the most frequent first, with some of its records. */
        get: operations["get_digest_asked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/experts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Who may be asked. */
        get: operations["get_digest_experts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of it, with its records, masked. */
        get: operations["get_digest_id"];
        /** @description Choose and word it anew, before anybody is asked. */
        put: operations["put_digest_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/digest/{id}/acts/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ask an expert, recall, answer, make a knowledge draft of it, drop it, restore it. */
        post: operations["post_digest_id_acts_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * @description Those of today, the newest first: one's own, for leads all. And what they gave before, until they
         *     have read that it was refused.
         */
        get: operations["get_orders"];
        put?: never;
        /** @description Give one to who is signed in: it is shown at once. */
        post: operations["post_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/given": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of the day, the oldest first: to all for those who oversee them, else to oneself. */
        get: operations["get_orders_given"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Who gave it has read that it was refused, or that nobody answers. The first time is kept. */
        post: operations["post_orders_id_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Acknowledge or refuse one's own, or withdraw it as a lead. The first answer stands. */
        post: operations["post_orders_id_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Those of a box, or all that the reader sees, the newest first. ``before`` is an id. */
        get: operations["get_tickets"];
        put?: never;
        /** @description Open one: as a draft, or submitted to the lead. */
        post: operations["post_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The reader's boxes, and how many tickets are in each. */
        get: operations["get_tickets_boxes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What presses the reader: overdue, due soon, instructed too late, returned. */
        get: operations["get_tickets_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the forms offer. */
        get: operations["get_tickets_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Mornings on which tickets go to the bureau office, the newest first. */
        get: operations["get_tickets_batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/batches/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The batch of a morning, with its tickets. */
        get: operations["get_tickets_batches_day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/batches/{day}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Hand these tickets of the morning to the bureau office, all or none. */
        post: operations["post_tickets_batches_day_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of it, with its history. */
        get: operations["get_tickets_id"];
        /** @description Amend a draft, or what was returned; and submit it, if so. */
        put: operations["put_tickets_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/acts/{act}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Collect, return, instruct, assign, reply, and whatever else is no more than words. */
        post: operations["post_tickets_id_acts_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Under which number it is known elsewhere. */
        post: operations["post_tickets_id_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Ring one's own phone, then the citizen's; the call becomes a part of the history. */
        post: operations["post_tickets_id_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Who the citizen is, in full, for a reason. */
        post: operations["post_tickets_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/consultation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One's own form of this call. */
        get: operations["get_calls_id_consultation"];
        /** @description Keep it as far as it is filled in. */
        put: operations["put_calls_id_consultation"];
        /** @description Save it, which ends the after-call work: the seat is free again. */
        post: operations["post_calls_id_consultation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Saved ones that the reader sees, the newest first. ``before`` is a ``started_at``. */
        get: operations["get_consultations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What the form offers, and what it asks for. */
        get: operations["get_consultations_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For a lead: what nobody has saved yet, the oldest first. */
        get: operations["get_consultations_drafts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/without-ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One's own of late that want a transfer ticket and have none, the oldest first. */
        get: operations["get_consultations_without_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All of it. */
        get: operations["get_consultations_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Who the caller is, in full, for a reason. */
        post: operations["post_consultations_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description A new version, for a reason; those before it stay. */
        post: operations["post_consultations_id_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/consultations/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What it said since it was saved, the oldest first. */
        get: operations["get_consultations_id_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/{id}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Its form, to be printed. */
        get: operations["get_tickets_id_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tickets/batches/{day}/paper": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The list that goes with a morning's tickets. */
        get: operations["get_tickets_batches_day_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What our records know of the caller; of a withheld number, nothing. */
        get: operations["get_callers_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/{id}/crm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description What a CRM outside says of the caller, for who has the call: it is asked now. */
        get: operations["get_callers_id_crm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/{id}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Mark the caller's number, or mark it anew. */
        post: operations["post_callers_id_marks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callers/{id}/marks/{kind}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description End a mark before its time. */
        post: operations["post_callers_id_marks_kind_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Of every number the last of each kind, in force or not, the newest first. */
        get: operations["get_marks"];
        put?: never;
        /** @description Mark a number that is not marked so. */
        post: operations["post_marks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Of one number, in whatever spelling, the last of each kind. */
        post: operations["post_marks_find"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Another reason, another end; one that is over holds again. */
        post: operations["post_marks_id"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description End it before its time. */
        post: operations["post_marks_id_lift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description The number in full, for a reason. */
        post: operations["post_marks_id_reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/marks/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description All that was ever said of it, the oldest first. */
        get: operations["get_marks_id_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Every queue in force. */
        get: operations["get_queues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description What a queue and its hours would come to; nothing is changed. */
        post: operations["post_queues_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/queues/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One queue, with its next two weeks and all that was made of it, newest first. */
        get: operations["get_queues_key"];
        /** @description Make it the next version, if ``version`` is still the present one (0: not edited, or new). */
        put: operations["put_queues_key"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Holidays and make-up working days, in the order of their dates. */
        get: operations["get_calendar"];
        put?: never;
        /** @description Import a file (base64): all special days of the years that it names. */
        post: operations["post_calendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Act
         * @description What the person at the seat can ask for.
         * @enum {unknown}
         */
        Act: "complete" | "conference" | "consult" | "digits" | "hang_up" | "hold" | "mute" | "resume" | "return" | "transfer" | "unmute";
        /**
         * ActBody
         * @description ``version`` is the one that was looked at.
         */
        ActBody: {
            /** Version */
            version: number;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * AddMarkBody
         * @description For so many days from now; None: until it is lifted.
         */
        AddMarkBody: {
            /** Number */
            number: string;
            kind: components["schemas"]["MarkKind"];
            /** Reason */
            reason: string;
            /**
             * Days
             * @default null
             */
            days: number | null;
        };
        /**
         * AgentView
         * @description A person as others see them.
         */
        AgentView: {
            id: number;
            name: string;
        };
        /**
         * AlarmKind
         * @description PBX 中断, 无人示闲, 等待过久, 离岗将超时, 连续未接.
         * @enum {unknown}
         */
        AlarmKind: "away" | "long_wait" | "missed" | "nobody_ready" | "pbx_down";
        /**
         * AlarmView
         * @description What a lead must know. ``subject``: the name of a queue, or the seat of ``name``; empty: none.
         */
        AlarmView: {
            id: string;
            kind: components["schemas"]["AlarmKind"];
            since: number;
            subject: string;
            name: string;
            acknowledged_by: string;
        };
        /**
         * AnswerView
         * @description How it stands with one slot of the shift that runs, since when.
         */
        AnswerView: {
            seat: string;
            shift: string;
            from_at: number;
            until: number;
            name: string;
            standing: components["schemas"]["Standing"];
            since: number;
        };
        /** Asked */
        Asked: {
            id: number;
        };
        /**
         * AskedAlikeRow
         * @description ``records``: some of the ``times`` that it was asked.
         */
        AskedAlikeRow: {
            category: string;
            entry: number;
            question: string;
            times: number;
            records: components["schemas"]["MaskedRecordRow"][];
        };
        /**
         * AskedRow
         * @description What the unit asks for: more time ``until`` the end of that day, or to return the ticket.
         */
        AskedRow: {
            kind: components["schemas"]["TicketState"];
            until: string | null;
            text: string;
        };
        /** AttendanceReport */
        AttendanceReport: {
            first: string;
            last: string;
            total: components["schemas"]["ReportRow"];
            units: components["schemas"]["ReportRow"][];
            people: components["schemas"]["ReportRow"][];
            coverage: components["schemas"]["HourCell"][];
            uncovered_s: number;
        };
        /**
         * AwayBody
         * @description ``person``: for whom a lead enters it.
         */
        AwayBody: {
            /** From At */
            from_at: number;
            /** To At */
            to_at: number;
            /**
             * Person
             * @default null
             */
            person: string | null;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /** BatchSheet */
        BatchSheet: {
            batch: components["schemas"]["TicketBatch"];
            tickets: components["schemas"]["Ticket"][];
        };
        /**
         * BoardView
         * @description What only leads see. ``bare_since``: no seat is ready since then, though a queue is open.
         *
         *         ``uncovered_ms`` is how long that was so before, since ``counted_from``.
         */
        BoardView: {
            alarms: components["schemas"]["AlarmView"][];
            muster: components["schemas"]["AnswerView"][];
            bare_since: number | null;
            uncovered_ms: number;
            counted_from: number;
        };
        /**
         * BusinessType
         * @description ``required``: what it asks for, beside itself and an outcome.
         */
        BusinessType: {
            code: string;
            zh: string;
            en: string;
            required: string[];
        };
        /**
         * CalendarBody
         * @description ``file`` is CSV or iCalendar, in base64.
         */
        CalendarBody: {
            /** File */
            file: string;
        };
        /**
         * CalendarView
         * @description All special days known, and the years of which they are known.
         */
        CalendarView: {
            years: number[];
            days: components["schemas"]["SpecialDay"][];
        };
        /**
         * CallFigures
         * @description ``of``: a day, an hour, or all (empty).
         */
        CallFigures: {
            of: string;
            entered: number;
            answered: number;
            in_time: number;
            abandoned: number;
            closed: number;
        };
        /**
         * CallRow
         * @description One call of the past (or still running); number and caller name are masked.
         */
        CallRow: {
            id: string;
            number: string;
            name: string;
            queue: string;
            state: components["schemas"]["CallState"];
            seat: string | null;
            agent_id: number | null;
            agent_name: string | null;
            arrived_at: number;
            answered_at: number | null;
            ended_at: number | null;
            wait_s: number;
            ring_s: number;
            talk_s: number;
            hold_s: number;
            acw_s: number;
            hung_up_by: components["schemas"]["HungUpBy"] | null;
            outcome: string | null;
            recovered: boolean;
            survey_sent_at: number | null;
            survey_score: number | null;
            direction: components["schemas"]["Direction"];
        };
        /**
         * CallState
         * @description States of a call; the table is in ``core.call``.
         * @enum {unknown}
         */
        CallState: "away" | "dialling" | "ended" | "entering" | "held" | "leaving" | "offered" | "outside" | "talking" | "waiting";
        /**
         * CallView
         * @description One live call. ``number`` (and, on the board, ``name``) are masked before they are sent.
         *
         *         ``estimated_ms``: the wait that was expected when the caller began to wait in this queue.
         */
        CallView: {
            id: string;
            state: components["schemas"]["CallState"];
            since: number;
            number: string;
            name: string;
            queue: string;
            queue_name: string;
            arrived_at: number;
            answered_at: number | null;
            seat: string | null;
            wait_ms: number;
            ring_ms: number;
            talk_ms: number;
            hold_ms: number;
            hung_up_by: components["schemas"]["HungUpBy"] | null;
            control: components["schemas"]["ControlView"] | null;
            survey_sent_at: number | null;
            survey_score: number | null;
            direction: components["schemas"]["Direction"];
            estimated_ms: number | null;
        };
        /**
         * CallbackRow
         * @description A caller who is to be called back; number and name are masked. ``id``: the call it was asked for in.
         */
        CallbackRow: {
            id: string;
            number: string;
            name: string;
            queue: string;
            state: components["schemas"]["CallbackState"];
            arrived_at: number;
            attempts: number;
            met: string | null;
            next_at: number | null;
        };
        /**
         * CallbackState
         * @description States of a callback; the table is in ``core.callback``.
         * @enum {unknown}
         */
        CallbackState: "calling" | "cancelled" | "done" | "given_up" | "resting" | "waiting";
        /**
         * Caller
         * @description ``lately``: earlier calls in the last ``lately_days``; ``repeated``: called just before, in vain.
         *
         *         ``crm_link``: where a CRM outside shows the caller; ``crm_asks``: it can be asked for a word.
         */
        Caller: {
            name: string;
            area: components["schemas"]["HomeAreaRow"] | null;
            marks: components["schemas"]["MarkRow"][];
            earlier: components["schemas"]["EarlierRow"][];
            tickets: components["schemas"]["OpenTicketRow"][];
            lately: number;
            lately_days: number;
            repeated: boolean;
            crm_link: string;
            crm_asks: boolean;
        };
        /**
         * Category
         * @description ``initials`` and ``pinyin`` of its own name, by which it is found too.
         */
        Category: {
            code: string;
            zh: string;
            en: string;
            initials: string;
            pinyin: string;
        };
        /**
         * Change
         * @description ``before`` and ``after`` as text; empty: nothing there.
         */
        Change: {
            field: string;
            before: string;
            after: string;
        };
        /**
         * ChangeMarkBody
         * @description For so many days from now; None: until it is lifted.
         */
        ChangeMarkBody: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
            /**
             * Days
             * @default null
             */
            days: number | null;
        };
        /**
         * Checklists
         * @description What is ticked before a shift, and when a seat is handed over.
         */
        Checklists: {
            pre_shift: components["schemas"]["Choice"][];
            spot_check: components["schemas"]["Choice"][];
            handover: components["schemas"]["Choice"][];
        };
        /**
         * Choice
         * @description One configured code and its names.
         */
        Choice: {
            code: string;
            zh: string;
            en: string;
        };
        /** Colleague */
        Colleague: {
            login: string;
            name: string;
            unit: string;
        };
        /**
         * ConfirmHandoverBody
         * @description ``day``, ``shift`` and ``seat`` are those of the shift that ends.
         */
        ConfirmHandoverBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Seat */
            seat: string;
            /**
             * Checked
             * @default []
             */
            checked: string[];
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * ConfirmationRow
         * @description ``items``: what the system said was open then.
         */
        ConfirmationRow: {
            at: number;
            checked: string[];
            note: string;
            items: components["schemas"]["OpenItemRow"][];
        };
        /**
         * Consultation
         * @description All of it. ``masked``: names and numbers in the form are; ``may_reveal``: not for a reason.
         */
        Consultation: {
            id: number;
            version: number;
            state: components["schemas"]["cti_gateway.core.consultation.record.State"];
            call_id: string | null;
            started_at: number;
            saved_at: number | null;
            agent_id: number;
            agent_name: string;
            unit: string;
            seat: string;
            number: string;
            caller: string;
            business_type: string;
            category: string;
            outcome: string;
            summary: string;
            satisfaction: number | null;
            form: components["schemas"]["ConsultationForm"];
            masked: boolean;
            may_reveal: boolean;
            may_correct: boolean;
        };
        /**
         * ConsultationChoices
         * @description What the form offers. After an outcome of ``nothing_asked`` it need not say anything else.
         *
         *         ``categories`` in the order of their tree; a code is the path to it. ``limits``: characters in a field.
         *         ``phrases``: what is to be said, with the reader's login in it.
         */
        ConsultationChoices: {
            business_types: components["schemas"]["BusinessType"][];
            categories: components["schemas"]["Category"][];
            outcomes: components["schemas"]["Choice"][];
            nothing_asked: string[];
            phrases: components["schemas"]["Choice"][];
            limits: {
                [key: string]: number;
            };
            max_used: number;
        };
        /** ConsultationForm */
        ConsultationForm: {
            business_type: string;
            category: string;
            question: string;
            answer: string;
            used: components["schemas"]["ConsultationUsed"][];
            outcome: string;
            caller_name: string;
            id_number: string;
            phone: string;
            satisfaction: number | null;
            ticket_wanted: boolean;
        };
        /**
         * ConsultationRow
         * @description Of a list: masked. Instants in milliseconds; ``id`` 0: nothing of it is stored yet.
         */
        ConsultationRow: {
            id: number;
            version: number;
            state: components["schemas"]["cti_gateway.core.consultation.record.State"];
            call_id: string | null;
            started_at: number;
            saved_at: number | null;
            agent_id: number;
            agent_name: string;
            unit: string;
            seat: string;
            number: string;
            caller: string;
            business_type: string;
            category: string;
            outcome: string;
            summary: string;
            satisfaction: number | null;
        };
        /**
         * ConsultationStale
         * @description The answer 409 ``stale_edit``: how it stands now, and what would have been written.
         */
        ConsultationStale: {
            error: components["schemas"]["Error"];
            current: components["schemas"]["Consultation"];
            yours: components["schemas"]["ConsultationForm"];
        };
        /**
         * ConsultationUsed
         * @description The version of a knowledge entry that the answer was taken from.
         */
        ConsultationUsed: {
            entry: number;
            version: number;
        };
        /**
         * ConsultationVersion
         * @description What it said from then on, masked. ``changed``: the fields in which it differs from the one before.
         */
        ConsultationVersion: {
            version: number;
            at: number;
            actor: string;
            reason: string;
            changed: string[];
            form: components["schemas"]["ConsultationForm"];
        };
        /**
         * ControlView
         * @description What the serving seat does with its call. ``acts`` may be asked for now.
         *
         *         ``asked`` is under way; ``trouble`` says why the last thing asked for was not done, as a code with its
         *         sentence in English and Chinese.
         */
        ControlView: {
            talk: components["schemas"]["Talk"];
            muted: boolean;
            third: components["schemas"]["ThirdView"] | null;
            asked: components["schemas"]["Act"] | null;
            trouble: components["schemas"]["TroubleView"] | null;
            acts: components["schemas"]["Act"][];
        };
        /** CorrectConsultationBody */
        CorrectConsultationBody: {
            /** Version */
            version: number;
            form: components["schemas"]["FormBody"];
            /** Reason */
            reason: string;
        };
        /**
         * CrmSaid
         * @description What the CRM outside says of the caller: text, and an address; each may be empty.
         */
        CrmSaid: {
            name: string;
            note: string;
            link: string;
        };
        /**
         * DayKind
         * @description holiday 放假, workday 补班: a weekend day on which one works as on a weekday.
         * @enum {unknown}
         */
        DayKind: "holiday" | "workday";
        /**
         * DeadlineMode
         * @description Which days count.
         * @enum {unknown}
         */
        DeadlineMode: "calendar_roll" | "workday";
        /**
         * Decision
         * @description 确认, 免责.
         * @enum {string}
         */
        Decision: "upheld" | "excused";
        /**
         * DelegateBody
         * @description Empty ``delegate``: nobody any more.
         */
        DelegateBody: {
            /** Delegate */
            delegate: string;
            /** From At */
            from_at: number;
            /** To At */
            to_at: number;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * DelegationRow
         * @description ``in_force``: this one decides, now or later, if anybody does.
         */
        DelegationRow: {
            at: number;
            by: string;
            delegate: string;
            from_at: number;
            to_at: number;
            reason: string;
            in_force: boolean;
        };
        /**
         * Delta
         * @description What changed; ``gone_seats`` and ``gone_calls`` are no longer this viewer's to see.
         */
        Delta: {
            /** @enum {unknown} */
            type: "delta";
            seq: number;
            now: number;
            switch: components["schemas"]["SwitchView"] | null;
            seats: components["schemas"]["SeatView"][];
            calls: components["schemas"]["CallView"][];
            gone_seats: string[];
            gone_calls: string[];
            board: components["schemas"]["BoardView"] | null;
        };
        /** DialBody */
        DialBody: {
            /** Number */
            number: string;
        };
        /**
         * DigestAct
         * @description What a person does with it.
         * @enum {unknown}
         */
        DigestAct: "answer" | "ask" | "draft" | "drop" | "gather" | "recall" | "restore";
        /**
         * DigestActBody
         * @description ``text``: an answer with its ``source``, or why; ``expert``: who is asked.
         */
        DigestActBody: {
            /** Version */
            version: number;
            /**
             * Text
             * @default
             */
            text: string;
            /**
             * Source
             * @default
             */
            source: string;
            /**
             * Expert
             * @default
             */
            expert: string;
        };
        /**
         * DigestDetail
         * @description ``acts``: what the reader may do now.
         */
        DigestDetail: {
            id: number;
            version: number;
            state: components["schemas"]["DigestState"];
            category: string;
            question: string;
            records: number;
            expert: string;
            changed_at: number;
            entry: number;
            entry_state: components["schemas"]["cti_gateway.core.knowledge.entry.State"] | null;
            chosen: components["schemas"]["MaskedRecordRow"][];
            queries: string[];
            answer: string;
            source: string;
            acts: components["schemas"]["DigestAct"][];
            steps: components["schemas"]["DigestStepRow"][];
        };
        /**
         * DigestRow
         * @description ``entry`` 0: none was made of it yet; ``entry_state``: of the entry that was.
         */
        DigestRow: {
            id: number;
            version: number;
            state: components["schemas"]["DigestState"];
            category: string;
            question: string;
            records: number;
            expert: string;
            changed_at: number;
            entry: number;
            entry_state: components["schemas"]["cti_gateway.core.knowledge.entry.State"] | null;
        };
        /**
         * DigestState
         * @description Where it stands. What becomes of a drafted one, its knowledge entry says.
         * @enum {unknown}
         */
        DigestState: "answered" | "asked" | "drafted" | "dropped" | "gathering";
        /** DigestStepRow */
        DigestStepRow: {
            at: number;
            by: string;
            act: components["schemas"]["DigestAct"];
            text: string;
            expert: string;
        };
        /** DigitsBody */
        DigitsBody: {
            /** Digits */
            digits: string;
        };
        /**
         * Direction
         * @description Who called: somebody outside, or we.
         * @enum {unknown}
         */
        Direction: "in" | "out";
        /**
         * DraftBody
         * @description ``version`` is the one that was edited, 0 for a form in which nothing was written.
         */
        DraftBody: {
            /** Version */
            version: number;
            form: components["schemas"]["FormBody"];
        };
        /**
         * DutyRow
         * @description One slot of a day. ``findings`` is null until it is judged; ``ready_after_s``: from the sign-in on.
         */
        DutyRow: {
            shift: string;
            from_at: number;
            to_at: number;
            seat: string;
            unit: string;
            person: string;
            name: string;
            original: string;
            findings: components["schemas"]["FindingRow"][] | null;
            presence_s: number;
            obligated_s: number;
            overtime_s: number;
            flags: string[];
            ready_after_s: number | null;
        };
        /**
         * EarlierRow
         * @description A consultation, or a call without one; ``text``: what was asked.
         */
        EarlierRow: {
            at: number;
            direction: components["schemas"]["Direction"];
            answered: boolean;
            agent: string;
            outcome: string | null;
            category: components["schemas"]["Choice"] | null;
            text: string;
        };
        /**
         * EditQueueBody
         * @description ``version`` is the one that was edited; ``reason`` is for whoever reads the history.
         */
        EditQueueBody: {
            /** Version */
            version: number;
            /**
             * Reason
             * @default
             */
            reason: string;
            queue: components["schemas"]["QueueSection"];
        };
        /**
         * EditTicketBody
         * @description ``version`` is the one that was edited. ``caller`` empty, ``number`` None: as they were.
         */
        EditTicketBody: {
            /**
             * Caller
             * @default
             */
            caller: string;
            /**
             * Category
             * @default
             */
            category: string;
            /**
             * Question
             * @default
             */
            question: string;
            /**
             * Confidential
             * @default false
             */
            confidential: boolean;
            /**
             * Number
             * @default null
             */
            number: string | null;
            /** Submit */
            submit: boolean;
            /** Version */
            version: number;
        };
        /**
         * EntryBody
         * @description ``version`` is the one that was edited, 0 for a new entry; the limits of each field are core's.
         */
        EntryBody: {
            /**
             * Version
             * @default 0
             */
            version: number;
            /** Category */
            category: string;
            /** Title */
            title: string;
            /** Answer */
            answer: string;
            /**
             * Keywords
             * @default []
             */
            keywords: string[];
            /**
             * Source
             * @default
             */
            source: string;
            /**
             * Effective
             * @default null
             */
            effective: string | null;
            /**
             * Expires
             * @default null
             */
            expires: string | null;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * EntryKind
         * @description The reply is due soon; it is overdue (督办); the leader's instruction is long in coming.
         * @enum {unknown}
         */
        EntryKind: "instruction_age" | "reminder" | "supervision";
        /**
         * Error
         * @description What went wrong: a stable code, a sentence for the person, and what the sentence names.
         *
         *         ``fields``: the sentence for each field of a form that is wrong.
         */
        Error: {
            code: string;
            message: string;
            params: {
                [key: string]: string | number | boolean | null;
            };
            /** @default {} */
            fields: {
                [key: string]: string;
            };
        };
        /** ErrorBody */
        ErrorBody: {
            error: components["schemas"]["Error"];
        };
        /** Expert */
        Expert: {
            login: string;
            name: string;
            unit: string;
        };
        /**
         * Explanation
         * @description ``kind`` is seat or call; ``actor`` is a person's name, or engine or pbx.
         */
        Explanation: {
            kind: string;
            id: string;
            state: string;
            since: number;
            cause: string;
            actor: string;
            proof: components["schemas"]["Proof"] | null;
            reasons: components["schemas"]["Reason"][];
        };
        /**
         * FactKind
         * @description What the gateway writes down of a person at a seat.
         * @enum {unknown}
         */
        FactKind: "away" | "back" | "call_end" | "call_missed" | "call_start" | "disconnected" | "not_ready" | "phone_reachable" | "phone_unreachable" | "ready" | "reconnected" | "refusal_of_order" | "sign_in" | "sign_in_refused" | "sign_out";
        /**
         * FactRow
         * @description ``evidence`` is how findings name it; ``automatic``: no person did it.
         *
         *         ``told`` and ``by``: what somebody said when they put it on record, and who.
         */
        FactRow: {
            at: number;
            kind: components["schemas"]["FactKind"];
            evidence: string;
            automatic: boolean;
            /** @default  */
            told: string;
            /** @default  */
            by: string;
        };
        /**
         * FigureRules
         * @description What counts as answered in time, as given up too soon to tell, and as the same again.
         */
        FigureRules: {
            answer_within_s: number;
            short_abandon_s: number;
            repeat_days: number;
        };
        /** FindMarksBody */
        FindMarksBody: {
            /** Number */
            number: string;
        };
        /**
         * FindingRow
         * @description One result of the judgement; ``excuse``: why it does not count.
         */
        FindingRow: {
            kind: components["schemas"]["Kind"];
            seconds: number;
            from_at: number;
            to_at: number;
            clause: string;
            proposed: boolean;
            excuse: string | null;
            evidence: string[];
        };
        /** Findings */
        Findings: {
            times: number;
            seconds: number;
        };
        /**
         * FormBody
         * @description What is left out stays as it is; how long texts may be is core's. ``satisfaction`` None: not said.
         */
        FormBody: {
            /**
             * Business Type
             * @default
             */
            business_type: string;
            /**
             * Category
             * @default
             */
            category: string;
            /**
             * Question
             * @default
             */
            question: string;
            /**
             * Answer
             * @default
             */
            answer: string;
            /**
             * Used
             * @default []
             */
            used: components["schemas"]["UsedEntryBody"][];
            /**
             * Outcome
             * @default
             */
            outcome: string;
            /**
             * Caller Name
             * @default
             */
            caller_name: string;
            /**
             * Id Number
             * @default
             */
            id_number: string;
            /**
             * Phone
             * @default
             */
            phone: string;
            /**
             * Satisfaction
             * @default null
             */
            satisfaction: number | null;
            /**
             * Ticket Wanted
             * @default false
             */
            ticket_wanted: boolean;
        };
        /**
         * GatherBody
         * @description ``version`` is the one that was looked at, 0 for a new one.
         */
        GatherBody: {
            /**
             * Version
             * @default 0
             */
            version: number;
            /** Category */
            category: string;
            /** Question */
            question: string;
            /**
             * Records
             * @default []
             */
            records: number[];
            /**
             * Queries
             * @default []
             */
            queries: string[];
        };
        /**
         * GroundRow
         * @description A leave, an application or an outage, as findings name it.
         */
        GroundRow: {
            kind: components["schemas"]["Lane"];
            evidence: string;
            from_at: number;
            to_at: number;
            approved_at: number | null;
            ratified: boolean;
        };
        /**
         * HandoverRow
         * @description A seat from one person to the next; ``own``: the side of who asks. ``missing``: who is late.
         */
        HandoverRow: {
            day: string;
            shift: string;
            seat: string;
            at: number;
            next_at: number;
            outgoing: string;
            incoming: string;
            state: components["schemas"]["cti_gateway.core.handover.handover.State"];
            given: components["schemas"]["ConfirmationRow"] | null;
            taken: components["schemas"]["ConfirmationRow"] | null;
            own: components["schemas"]["Side"] | null;
            missing: components["schemas"]["Side"][];
        };
        /**
         * HeldPlace
         * @description ``person`` is a login.
         */
        HeldPlace: {
            place: components["schemas"]["SlotPlace"];
            person: string;
        };
        /** HomeAreaRow */
        HomeAreaRow: {
            zh: string;
            en: string;
            carrier_zh: string;
            carrier_en: string;
        };
        /**
         * HotQuestion
         * @description ``entry`` 0: no knowledge entry was used.
         */
        HotQuestion: {
            category: string;
            zh: string;
            en: string;
            entry: number;
            question: string;
            times: number;
        };
        /**
         * HourCell
         * @description An hour of a day: seconds of all seats; ``uncovered_s``: no seat was ready though a queue was open.
         */
        HourCell: {
            day: string;
            hour: number;
            rostered_s: number;
            present_s: number;
            uncovered_s: number;
        };
        /**
         * HungUpBy
         * @description ``caller`` is the person outside, whoever called.
         * @enum {unknown}
         */
        HungUpBy: "agent" | "caller" | "system";
        /**
         * ImportProblem
         * @description ``place``: a cell, or a line and its heading.
         */
        ImportProblem: {
            place: string;
            code: string;
            message: string;
        };
        /** Imported */
        Imported: {
            holidays: number;
            workdays: number;
            announced: boolean;
        };
        /**
         * ItemKind
         * @description What is open.
         * @enum {unknown}
         */
        ItemKind: "callback" | "consultation_draft" | "missed_call" | "notice" | "pbx_down" | "phone_lost" | "ticket_draft" | "unsaved_form";
        /**
         * Kind
         * @description 准时, 迟到, 早退, 中途离岗, 旷工.
         * @enum {string}
         */
        Kind: "ON_TIME" | "LATE" | "EARLY" | "MID_SHIFT" | "ABSENT";
        /** KnowledgeCheck */
        KnowledgeCheck: {
            entries: number;
            problems: components["schemas"]["ImportProblem"][];
        };
        /**
         * KnowledgeHit
         * @description ``expired`` and ``early``: it does not hold today.
         */
        KnowledgeHit: {
            entry: number;
            version: number;
            category: string;
            title: components["schemas"]["MarkedPart"][];
            excerpt: components["schemas"]["MarkedPart"][];
            expired: boolean;
            early: boolean;
        };
        /** KnowledgeImported */
        KnowledgeImported: {
            entries: number;
        };
        /**
         * KnowledgeVersion
         * @description ``authors`` and ``reviewer`` are logins, ``author`` is the name of who wrote this one.
         *
         *         ``effective`` and ``expires`` are days.
         */
        KnowledgeVersion: {
            entry: number;
            version: number;
            state: components["schemas"]["cti_gateway.core.knowledge.entry.State"];
            category: string;
            title: string;
            answer: string;
            keywords: string[];
            source: string;
            effective: string | null;
            expires: string | null;
            expired: boolean;
            early: boolean;
            authors: string[];
            author: string;
            at: number;
            reviewer: string;
            reviewed_at: number | null;
            note: string;
        };
        /**
         * Lane
         * @description One kind of time.
         * @enum {unknown}
         */
        Lane: "application" | "away" | "called" | "disconnected" | "leave" | "outage" | "signed_in" | "unreachable" | "working";
        /** LaneRow */
        LaneRow: {
            lane: components["schemas"]["Lane"];
            spans: components["schemas"]["SpanRow"][];
        };
        /** LeaveBody */
        LeaveBody: {
            /** Leave Type */
            leave_type: string;
            /** From At */
            from_at: number;
            /** To At */
            to_at: number;
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * LiftBody
         * @description ``version`` is the one that was looked at.
         */
        LiftBody: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
        };
        /** LoginBody */
        LoginBody: {
            /** Login */
            login: string;
            /** Password */
            password: string;
        };
        /**
         * MarkBody
         * @description ``version`` 0: there was none.
         */
        MarkBody: {
            /** Reason */
            reason: string;
            /** Version */
            version: number;
            /**
             * Days
             * @default null
             */
            days: number | null;
            kind: components["schemas"]["MarkKind"];
        };
        /**
         * MarkKind
         * @description vip 重要来电, harassment 骚扰.
         * @enum {string}
         */
        MarkKind: "vip" | "harassment";
        /**
         * MarkRow
         * @description ``version`` 0: never set here. ``by_file``: the configuration says so; nobody here may change it.
         */
        MarkRow: {
            kind: components["schemas"]["MarkKind"];
            version: number;
            in_force: boolean;
            since: number | null;
            until: number | null;
            by: string;
            by_file: boolean;
            reason: string;
            may_change: boolean;
        };
        /**
         * MarkVersionRow
         * @description What was said from then on, by whom and why.
         */
        MarkVersionRow: {
            version: number;
            at: number;
            by: string;
            reason: string;
            until: number | null;
            lifted: boolean;
        };
        /**
         * MarkedNumber
         * @description ``id`` is of this version; 0: the configuration's.
         */
        MarkedNumber: {
            kind: components["schemas"]["MarkKind"];
            version: number;
            in_force: boolean;
            since: number | null;
            until: number | null;
            by: string;
            by_file: boolean;
            reason: string;
            may_change: boolean;
            id: number;
            number: string;
        };
        /**
         * MarkedPart
         * @description A stretch of text; ``hit``: it was asked for.
         */
        MarkedPart: {
            text: string;
            hit: boolean;
        };
        /** MaskedRecordRow */
        MaskedRecordRow: {
            id: number;
            at: number;
            category: string;
            question: string;
            answer: string;
            outcome: string;
            unit: string;
        };
        /**
         * Me
         * @description ``now``: the gateway's clock (ms), for the computer's own may be wrong.
         */
        Me: {
            now: number;
            agent: components["schemas"]["Self"];
            seat: components["schemas"]["SeatView"] | null;
        };
        /**
         * MissedRow
         * @description A call that nobody answered, and who has seen to it.
         */
        MissedRow: {
            call: components["schemas"]["CallRow"];
            done_at: number | null;
            done_by: string | null;
        };
        /**
         * MissingFromRoster
         * @description Slots that nobody has although it is time; the first day without a roster although it is time.
         */
        MissingFromRoster: {
            slots: components["schemas"]["MissingSlot"][];
            unpublished: string | null;
        };
        /** MissingSlot */
        MissingSlot: {
            day: string;
            shift: string;
            seat: string;
            unit: string;
        };
        /** MoveBody */
        MoveBody: {
            /** Version */
            version: number;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * News
         * @description These (by their numbers) are not as the viewer last saw them, or have come or gone.
         */
        News: {
            /** @enum {unknown} */
            type: "news";
            topic: components["schemas"]["Topic"];
            ids: number[];
        };
        /** NotReadyBody */
        NotReadyBody: {
            /** Reason */
            reason: string;
        };
        /**
         * NoticeBody
         * @description Instants are milliseconds; without ``from_at`` it is good at once.
         */
        NoticeBody: {
            /** Text */
            text: string;
            /**
             * From At
             * @default null
             */
            from_at: number | null;
            /** Until */
            until: number;
        };
        /**
         * NoticeKind
         * @description In the order in which they press.
         * @enum {unknown}
         */
        NoticeKind: "asked" | "due_soon" | "instruction_late" | "overdue" | "report_late" | "returned";
        /**
         * NoticeRow
         * @description ``read_at``: when who asks has confirmed reading it; ``readers``: who has, for leads and the office.
         */
        NoticeRow: {
            id: number;
            text: string;
            by: string;
            from_at: number;
            until: number;
            read_at: number | null;
            readers: string[];
        };
        /** OfficeFigures */
        OfficeFigures: {
            first: string;
            last: string;
            rules: components["schemas"]["FigureRules"];
            rates: components["schemas"]["Rates"];
            total: components["schemas"]["CallFigures"];
            days: components["schemas"]["CallFigures"][];
            hours: components["schemas"]["CallFigures"][];
            categories: components["schemas"]["TopicRow"][];
            units: components["schemas"]["TopicRow"][];
            asked_hours: components["schemas"]["TopicRow"][];
            outcomes: {
                [key: string]: number;
            };
            hot: components["schemas"]["HotQuestion"][];
            no_entry: components["schemas"]["HotQuestion"][];
            in_vain: components["schemas"]["HotQuestion"][];
            tickets: components["schemas"]["TicketsRow"][];
        };
        /**
         * OpenItemRow
         * @description ``about``: a masked number, or the words of a notice.
         */
        OpenItemRow: {
            kind: components["schemas"]["ItemKind"];
            about: string;
            since: number;
        };
        /**
         * OpenTicketRow
         * @description ``no`` is how people speak of it; ``due_day``: the last day for the reply.
         *
         *         Who may not open it is told where it stands, but not what it is about.
         */
        OpenTicketRow: {
            id: number;
            no: string;
            may_open: boolean;
            state: components["schemas"]["TicketState"];
            category: components["schemas"]["Choice"] | null;
            text: string;
            opened_at: number;
            due_day: string | null;
            overdue: boolean;
        };
        /** Options */
        Options: {
            outcomes: components["schemas"]["Choice"][];
            reasons: components["schemas"]["Choice"][];
            queues: components["schemas"]["QueueChoice"][];
            dials_out: boolean;
            answers_phones: boolean;
            leave_types: components["schemas"]["Choice"][];
            shifts: components["schemas"]["Choice"][];
            away_application_s: number;
            away_leave_s: number;
        };
        /**
         * OrderAct
         * @description What can be done with an open order.
         * @enum {unknown}
         */
        OrderAct: "acknowledge" | "refuse" | "withdraw";
        /**
         * OrderActBody
         * @description ``reason``: of a refusal.
         */
        OrderActBody: {
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * OrderBody
         * @description To whom, by number; ``target``: the number of a seat or the key of a queue, as the kind has it.
         */
        OrderBody: {
            /** Person */
            person: number;
            kind: components["schemas"]["OrderKind"];
            /** Text */
            text: string;
            /**
             * Target
             * @default
             */
            target: string;
        };
        /**
         * OrderKind
         * @description 消息, 换座席, 换队列.
         * @enum {string}
         */
        OrderKind: "message" | "seat" | "queue";
        /**
         * OrderReadBody
         * @description Where it stood as it was read.
         */
        OrderReadBody: {
            state: components["schemas"]["OrderState"];
        };
        /**
         * OrderRow
         * @description ``person`` is a number, ``name`` theirs; ``by`` and ``answered_by``: names of who gave it and of who
         *         answered. Of the reader: what they ``may`` do, and whether, having given it, they have yet to read where
         *         it stands (``to_read``).
         */
        OrderRow: {
            id: number;
            at: number;
            by: string;
            person: number;
            name: string;
            seat: string;
            kind: components["schemas"]["OrderKind"];
            text: string;
            target: string;
            state: components["schemas"]["OrderState"];
            answered_at: number | null;
            answered_by: string;
            reason: string;
            may: components["schemas"]["OrderAct"][];
            to_read: boolean;
        };
        /**
         * OrderState
         * @description 待确认, 已确认, 已拒绝, 已收回.
         * @enum {string}
         */
        OrderState: "open" | "acknowledged" | "refused" | "withdrawn";
        /**
         * OwnPreShift
         * @description What who asks has ticked last, ever; 0: nothing yet.
         */
        OwnPreShift: {
            at: number;
            checked: string[];
            lacking: string[];
        };
        /**
         * OwnShift
         * @description The next shift of the person logged in, or the one that runs.
         */
        OwnShift: {
            code: string;
            from_at: number;
            until: number;
        };
        /**
         * PanelState
         * @description Whether the person at a seat has the panel open: in any tab, on whatever computer.
         * @enum {unknown}
         */
        PanelState: "" | "gone" | "lost" | "open";
        /**
         * Pending
         * @description What a person asked for during a call, to be done when the seat is free of it.
         * @enum {unknown}
         */
        Pending: "move" | "not_ready" | "sign_out";
        /** PermitBody */
        PermitBody: {
            /** Login */
            login: string;
            /** Seat */
            seat: string;
            /** Minutes */
            minutes: number;
            /** Reason */
            reason: string;
        };
        /**
         * PhoneState
         * @description What a seat's phone is doing, folded from Asterisk's device states.
         * @enum {unknown}
         */
        PhoneState: "idle" | "in_use" | "ringing" | "unreachable";
        /**
         * PickupView
         * @description The ringing phone was told to answer: it has yet to, or ``trouble`` says why it will not.
         */
        PickupView: {
            trouble: components["schemas"]["TroubleView"] | null;
        };
        /**
         * Ping
         * @description From the tab: are you still there? Answered with a snapshot.
         */
        Ping: {
            /** @enum {unknown} */
            type: "ping";
        };
        /**
         * Plan
         * @description ``versions``: those that decide for one of the days, the newest first.
         */
        Plan: {
            days: components["schemas"]["PlanDay"][];
            versions: components["schemas"]["PlanVersion"][];
        };
        /**
         * PlanDay
         * @description ``rest``: others do not work; ``occasion`` names the holiday. ``version``: null without a roster.
         */
        PlanDay: {
            day: string;
            rest: boolean;
            occasion: string;
            version: number | null;
            shifts: components["schemas"]["PlanShift"][];
        };
        /** PlanShift */
        PlanShift: {
            code: string;
            from_at: number;
            until: number;
            slots: components["schemas"]["PlanSlot"][];
        };
        /**
         * PlanSlot
         * @description ``person`` is a login, empty while nobody has it; ``name`` is theirs.
         *
         *         ``original`` is the name of whom the roster has, if that is somebody else.
         */
        PlanSlot: {
            seat: string;
            unit: string;
            person: string;
            name: string;
            original: string;
        };
        /**
         * PlanVersion
         * @description ``by``: who published it.
         */
        PlanVersion: {
            id: number;
            at: number;
            by: string;
        };
        /** PreShiftBody */
        PreShiftBody: {
            /** Checked */
            checked: string[];
        };
        /**
         * PreparationRow
         * @description Of a shift that begins at ``begin_at``; ``at``: when they ticked ``checked``, if they did.
         *
         *         ``lacking``: what the site's list has besides. ``late``: the shift has begun, and nothing is ticked.
         */
        PreparationRow: {
            day: string;
            shift: string;
            seat: string;
            name: string;
            begin_at: number;
            at: number | null;
            checked: string[];
            lacking: string[];
            late: boolean;
        };
        /**
         * Preview
         * @description ``queue`` with what was left out as its defaults; shape QueueSection.
         */
        Preview: {
            queue: Record<string, never>;
            days: components["schemas"]["PreviewDay"][];
        };
        /**
         * PreviewDay
         * @description ``because``: date, holiday, workday or weekday. ``known``: the holidays of this year are.
         */
        PreviewDay: {
            date: string;
            hours: string;
            because: string;
            name: string;
            known: boolean;
        };
        /** PreviewQueueBody */
        PreviewQueueBody: {
            queue: components["schemas"]["QueueSection"];
        };
        /**
         * Proof
         * @description The last fact that was written about it.
         */
        Proof: {
            kind: string;
            at: number;
        };
        /** Published */
        Published: {
            version: number;
        };
        /**
         * QualityBody
         * @description ``points`` by the code of the criterion; few of them are explained in ``note``.
         */
        QualityBody: {
            /** Points */
            points: {
                [key: string]: number;
            };
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * QualityMeanRow
         * @description Of so many forms of this person, a login; ``name`` is theirs.
         */
        QualityMeanRow: {
            person: string;
            name: string;
            forms: number;
            points: {
                [key: string]: number;
            };
        };
        /**
         * QualityOfCall
         * @description ``given``: who asks has scored it.
         */
        QualityOfCall: {
            criteria: components["schemas"]["Choice"][];
            forms: components["schemas"]["QualityRow"][];
            given: boolean;
        };
        /**
         * QualityOfDays
         * @description ``criteria``: those of the site, and those by which one of these calls was scored before.
         */
        QualityOfDays: {
            criteria: components["schemas"]["Choice"][];
            forms: components["schemas"]["QualityRow"][];
            means: components["schemas"]["QualityMeanRow"][];
        };
        /**
         * QualityRow
         * @description ``by`` and ``name`` are names; ``call_at``: when the call came; ``points`` by criterion.
         */
        QualityRow: {
            at: number;
            by: string;
            name: string;
            call: string;
            call_at: number;
            points: {
                [key: string]: number;
            };
            note: string;
        };
        /** QueueChoice */
        QueueChoice: {
            key: string;
            name: string;
            retired: boolean;
        };
        /**
         * QueueDetail
         * @description ``queue`` has the shape QueueSection; ``differs``: what the file says otherwise.
         */
        QueueDetail: {
            queue: Record<string, never>;
            version: number;
            differs: components["schemas"]["Change"][];
            history: components["schemas"]["VersionRow"][];
            preview: components["schemas"]["PreviewDay"][];
        };
        /**
         * QueueRow
         * @description A queue in the list. ``until``: when it opens or closes next, if that is in sight.
         */
        QueueRow: {
            key: string;
            name: string;
            dids: string[];
            version: number;
            differs: boolean;
            retired: boolean;
            open: boolean;
            until: number | null;
        };
        /**
         * QueueSection
         * @description [[queue]]: one line of callers.
         */
        QueueSection: {
            /** Key */
            key: string;
            /** Name */
            name: string;
            /**
             * Dids
             * @default []
             */
            dids: string[];
            /**
             * Retired
             * @default false
             */
            retired: boolean;
            /**
             * Ring S
             * @default 20
             */
            ring_s: number;
            /**
             * Hours
             * @default 08:00-21:00
             */
            hours: string;
            /**
             * Hours On
             * @default {}
             */
            hours_on: {
                [key: string]: string;
            };
            /**
             * Strategy
             * @default longest_idle
             * @enum {string}
             */
            strategy: "longest_idle" | "least_recent" | "fewest_calls" | "round_robin" | "linear" | "random" | "weighted_random" | "ring_all";
            /**
             * Ring All Limit
             * @default 10
             */
            ring_all_limit: number;
            /**
             * Head Start S
             * @default 0
             */
            head_start_s: number;
            /**
             * Skills
             * @default {}
             */
            skills: {
                [key: string]: number;
            };
            /**
             * Did Skills
             * @default {}
             */
            did_skills: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /**
             * Relax
             * @default []
             */
            relax: string[];
            /**
             * Backup After S
             * @default 0
             */
            backup_after_s: number;
            /**
             * Sticky Days
             * @default 0
             */
            sticky_days: number;
            /**
             * Sticky Wait S
             * @default 0
             */
            sticky_wait_s: number;
            /**
             * Callback
             * @default false
             */
            callback: boolean;
            /**
             * Callback Attempts
             * @default 3
             */
            callback_attempts: number;
            /**
             * Callback Retry S
             * @default 600
             */
            callback_retry_s: number;
            /**
             * Overflow
             * @default []
             */
            overflow: string[];
            /**
             * Announce Every S
             * @default 0
             */
            announce_every_s: number;
            /**
             * Say Position
             * @default false
             */
            say_position: boolean;
            /**
             * Say Wait
             * @default false
             */
            say_wait: boolean;
            /**
             * Periodic Message
             * @default
             */
            periodic_message: string;
            /**
             * Periodic Every S
             * @default 60
             */
            periodic_every_s: number;
            /**
             * Greeting
             * @default
             */
            greeting: string;
            /**
             * Notice
             * @default
             */
            notice: string;
            /**
             * Music
             * @default
             */
            music: string;
            /**
             * Closed Message
             * @default
             */
            closed_message: string;
            /**
             * Survey
             * @default false
             */
            survey: boolean;
            /**
             * Survey Prompt
             * @default beep
             */
            survey_prompt: string;
            /**
             * Survey Thanks
             * @default auth-thankyou
             */
            survey_thanks: string;
        };
        /** Rates */
        Rates: {
            connected: number | null;
            connected_of_patient: number | null;
            in_time_of_entered: number | null;
            in_time_of_answered: number | null;
            abandonment: number | null;
            participation: number | null;
            satisfaction: number | null;
            first_contact: number | null;
            speed_s: number | null;
            handling_s: number | null;
        };
        /**
         * Reason
         * @description ``params`` that end in ``_at`` are instants.
         */
        Reason: {
            code: string;
            params?: {
                [key: string]: string | number;
            };
        };
        /** ReasonBody */
        ReasonBody: {
            /** Reason */
            reason: string;
        };
        /**
         * RefusalBody
         * @description Whose shift, when in it (milliseconds), and which order was refused.
         */
        RefusalBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Seat */
            seat: string;
            /** Person */
            person: string;
            /** At */
            at: number;
            /** Order */
            order: string;
        };
        /**
         * ReportBatchBody
         * @description What was looked at and is handed over.
         */
        ReportBatchBody: {
            /** Tickets */
            tickets: components["schemas"]["ReportedTicketBody"][];
        };
        /**
         * ReportRow
         * @description Sums of a person, of a unit (no person), or of all (no unit either). ``excused`` and ``proposed``
         *         findings of all kinds stand apart from those that count.
         */
        ReportRow: {
            unit: string;
            person: string;
            name: string;
            shifts: number;
            unjudged: number;
            obligated_s: number;
            presence_s: number;
            worked_s: number;
            overtime_s: number;
            presence: number | null;
            adherence: number | null;
            conformance: number | null;
            on_time: number;
            late: components["schemas"]["Findings"];
            early: components["schemas"]["Findings"];
            mid_shift: components["schemas"]["Findings"];
            absent: components["schemas"]["Findings"];
            excused: components["schemas"]["Findings"];
            proposed: components["schemas"]["Findings"];
        };
        /** ReportedTicketBody */
        ReportedTicketBody: {
            /** Id */
            id: number;
            /** Version */
            version: number;
        };
        /**
         * RequestAct
         * @description What a person can do with a request.
         * @enum {unknown}
         */
        RequestAct: "accept" | "approve" | "confirm" | "decline" | "endorse" | "enter" | "ratify" | "reject" | "submit" | "withdraw";
        /**
         * RequestChoices
         * @description What the forms offer: one's own shifts ahead, who could take them, types of leave, and delegates.
         */
        RequestChoices: {
            slots: components["schemas"]["SlotChoice"][];
            colleagues: components["schemas"]["Colleague"][];
            delegates: components["schemas"]["Colleague"][];
            leave_types: components["schemas"]["Choice"][];
        };
        /**
         * RequestKind
         * @description 调班 (A1.0e), 请假 (A2.2), 离岗申请 (A2.3.3).
         * @enum {unknown}
         */
        RequestKind: "away" | "leave" | "swap";
        /**
         * RequestRow
         * @description ``version`` counts its steps; ``acts``: what the reader may do; ``awaits``: it waits for them.
         */
        RequestRow: {
            id: number;
            version: number;
            kind: components["schemas"]["RequestKind"];
            state: components["schemas"]["RequestState"];
            person: string;
            name: string;
            own: boolean;
            from_at: number;
            to_at: number;
            leave_type: string;
            place: components["schemas"]["SlotPlace"] | null;
            in_return: components["schemas"]["SlotPlace"] | null;
            substitute: string;
            substitute_name: string;
            unit: string;
            other_unit: string;
            steps: components["schemas"]["StepRow"][];
            acts: components["schemas"]["RequestAct"][];
            awaits: boolean;
        };
        /**
         * RequestState
         * @description Where a request stands.
         * @enum {unknown}
         */
        RequestState: "accepted" | "approved" | "declined" | "endorsed" | "entered" | "lapsed" | "ratified" | "rejected" | "submitted" | "withdrawn";
        /**
         * Resync
         * @description From the tab: I missed something.
         */
        Resync: {
            /** @enum {unknown} */
            type: "resync";
        };
        /**
         * Revealed
         * @description A number in full. That it was shown is on record.
         */
        Revealed: {
            number: string;
        };
        /** RevealedCitizen */
        RevealedCitizen: {
            caller: string;
            number: string;
        };
        /**
         * RevealedConsultation
         * @description In full: the number that called, and the form.
         */
        RevealedConsultation: {
            number: string;
            form: components["schemas"]["ConsultationForm"];
        };
        /**
         * Role
         * @description agent 座席员, lead 班长席, hotline_office 局信息化领导小组办公室, hotline_director 该办公室主任,
         *         unit_leader 分管领导, admin 系统管理员.
         *
         *         bureau_office 局办公室, another office than that of the hotline; bureau_leader 局领导; unit_handler
         *         承办单位, of whose unit the person is.
         * @enum {unknown}
         */
        Role: "admin" | "agent" | "bureau_leader" | "bureau_office" | "hotline_director" | "hotline_office" | "lead" | "unit_handler" | "unit_leader";
        /**
         * RosterChange
         * @description Who had the slot, and who has it; empty: nobody, or there was no such slot.
         */
        RosterChange: {
            place: components["schemas"]["SlotPlace"];
            before: string;
            after: string;
        };
        /**
         * RosterCheck
         * @description What publishing a sheet would mean; the spreads are the largest difference of loads, in slots.
         *
         *         ``not_by_heads``: what others have than who is in charge of the unit, which is only told.
         */
        RosterCheck: {
            first: string;
            last: string;
            slots: number;
            problems: components["schemas"]["SheetProblem"][];
            unfilled: components["schemas"]["SlotPlace"][];
            not_by_heads: components["schemas"]["HeldPlace"][];
            changes: components["schemas"]["RosterChange"][];
            spread_of_units: number;
            spread_of_people: number;
        };
        /**
         * RosterVersionRow
         * @description A published roster; ``actor`` is a login.
         */
        RosterVersionRow: {
            id: number;
            first: string;
            last: string;
            at: number;
            actor: string;
            reason: string;
            slots: number;
            unfilled: number;
        };
        /**
         * RulingBody
         * @description A decision, and the finding as it was seen; instants in milliseconds.
         */
        RulingBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Seat */
            seat: string;
            /** Person */
            person: string;
            kind: components["schemas"]["Kind"];
            /** Seconds */
            seconds: number;
            /** From At */
            from_at: number;
            /** To At */
            to_at: number;
            /** Clause */
            clause: string;
            /** Proposed */
            proposed: boolean;
            /** Excuse */
            excuse: string | null;
            decision: components["schemas"]["Decision"];
            /** Reason */
            reason: string;
        };
        /**
         * RulingRow
         * @description ``found``: as it was judged then; ``now``: as it is judged now without the ruling; null: not at all.
         */
        RulingRow: {
            found: components["schemas"]["FindingRow"];
            now: components["schemas"]["FindingRow"] | null;
            differs: boolean;
            decision: components["schemas"]["Decision"];
            reason: string;
            actor: string;
            at: number;
            rule_version: string;
        };
        /**
         * SaveConsultationBody
         * @description ``then_not_ready``: for this reason no calls are taken after it.
         */
        SaveConsultationBody: {
            /** Version */
            version: number;
            form: components["schemas"]["FormBody"];
            /**
             * Then Not Ready
             * @default null
             */
            then_not_ready: string | null;
        };
        /**
         * Saved
         * @description ``announced``: Asterisk knows already; if not, it is told as soon as it is back.
         */
        Saved: {
            version: number;
            announced: boolean;
        };
        /**
         * SavedConsultation
         * @description ``consultation`` None: the database is away, it will be written later.
         */
        SavedConsultation: {
            seat: components["schemas"]["SeatView"] | null;
            consultation: components["schemas"]["Consultation"] | null;
        };
        /**
         * SeatChoice
         * @description A seat to sign in at; ``here``: it takes sign-ins from this computer. ``shift``: one's own there.
         *
         *         ``stand_by``: somebody sits there, and it is one's own now.
         */
        SeatChoice: {
            number: string;
            extension: string;
            occupied_by: string | null;
            here: boolean;
            shift: components["schemas"]["OwnShift"] | null;
            stand_by: boolean;
        };
        /**
         * SeatState
         * @description States of a seat; the table is in ``core.seat``.
         * @enum {unknown}
         */
        SeatState: "acw" | "dialling" | "not_ready" | "ready" | "ringing" | "signed_out" | "talking";
        /**
         * SeatView
         * @description One seat now. ``since`` is when the present state began; ``cause`` and ``actor`` say why.
         *
         *         ``pending`` (with its reason) follows the call. After-call work is overdue from ``acw_until`` on.
         *         ``misses``: calls missed in a row. ``not_reached``: what the seat's last call out met. ``standby`` has the
         *         seat next and waits for it. ``shift_until``: when the shift of who sits here is over, if that matters, or
         *         when their leave begins, which lasts until ``leave_until``.
         *         ``away_since``: the person is away since then, as attendance will judge it.
         */
        SeatView: {
            number: string;
            extension: string;
            state: components["schemas"]["SeatState"];
            since: number;
            cause: string;
            actor: string;
            phone: components["schemas"]["PhoneState"];
            agent: components["schemas"]["AgentView"] | null;
            call_id: string | null;
            pending: components["schemas"]["Pending"] | null;
            pending_reason: string | null;
            acw_until: number | null;
            misses: number;
            not_reached: string | null;
            pickup: components["schemas"]["PickupView"] | null;
            panel: components["schemas"]["PanelState"];
            standby: components["schemas"]["AgentView"] | null;
            shift_until: number | null;
            leave_until: number | null;
            away_since: number | null;
        };
        /**
         * Self
         * @description The person logged in.
         */
        Self: {
            id: number;
            login: string;
            name: string;
            role: components["schemas"]["Role"];
        };
        /**
         * SheetProblem
         * @description What is wrong in a sheet, and in which cell.
         */
        SheetProblem: {
            cell: string;
            code: string;
            message: string;
        };
        /**
         * ShiftSheet
         * @description ``may``: what the reader may decide of each finding; ``may_note``: that an order was refused.
         */
        ShiftSheet: {
            day: string;
            duty: components["schemas"]["DutyRow"];
            bounds: components["schemas"]["SpanRow"];
            lanes: components["schemas"]["LaneRow"][];
            facts: components["schemas"]["FactRow"][];
            grounds: components["schemas"]["GroundRow"][];
            rulings: components["schemas"]["RulingRow"][];
            may: components["schemas"]["Decision"][][];
            may_note: boolean;
            settings: {
                [key: string]: string | number;
            };
            rule_version: string;
        };
        /**
         * Side
         * @description Who leaves, and who comes.
         * @enum {unknown}
         */
        Side: "incoming" | "outgoing";
        /**
         * SignInBody
         * @description ``take_over``: leave one's seat in the same instant, and end one's sessions in other browsers.
         */
        SignInBody: {
            /** Seat */
            seat: string;
            /**
             * Take Over
             * @default false
             */
            take_over: boolean;
        };
        /**
         * Site
         * @description What every page needs before anybody is logged in.
         */
        Site: {
            /** @enum {unknown} */
            language: "en" | "zh";
            time_zone: string;
        };
        /** SlotBody */
        SlotBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Seat */
            seat: string;
        };
        /** SlotChoice */
        SlotChoice: {
            place: components["schemas"]["SlotPlace"];
            unit: string;
            from_at: number;
            to_at: number;
        };
        /** SlotPlace */
        SlotPlace: {
            day: string;
            shift: string;
            seat: string;
        };
        /**
         * Snapshot
         * @description All that this viewer may see. An agent sees the own seat and call, a lead sees all.
         */
        Snapshot: {
            /** @enum {unknown} */
            type: "snapshot";
            seq: number;
            now: number;
            switch: components["schemas"]["SwitchView"];
            seats: components["schemas"]["SeatView"][];
            calls: components["schemas"]["CallView"][];
            board: components["schemas"]["BoardView"] | null;
        };
        /** SpanRow */
        SpanRow: {
            from_at: number;
            to_at: number;
        };
        /**
         * SpecialDay
         * @description ``date`` is ISO.
         */
        SpecialDay: {
            date: string;
            kind: components["schemas"]["DayKind"];
            /** @default  */
            name: string;
        };
        /**
         * SpotCheckBody
         * @description ``person`` is a login; what was amiss is said in ``note``.
         */
        SpotCheckBody: {
            /** Person */
            person: string;
            /** Seat */
            seat: string;
            /** Item */
            item: string;
            /** Fine */
            fine: boolean;
            /**
             * Note
             * @default
             */
            note: string;
        };
        /**
         * SpotCheckRow
         * @description ``name`` and ``by`` are names; ``fine``: nothing was amiss.
         */
        SpotCheckRow: {
            at: number;
            by: string;
            name: string;
            seat: string;
            item: string;
            fine: boolean;
            note: string;
        };
        /**
         * Standing
         * @description 已签入, 离岗, 迟到, 未到岗, 缺人.
         * @enum {unknown}
         */
        Standing: "away" | "late" | "missing" | "present" | "unfilled";
        /** StepRow */
        StepRow: {
            at: number;
            by: string;
            act: components["schemas"]["RequestAct"];
            reason: string;
        };
        /**
         * SwapBody
         * @description ``in_return``: the slot of the substitute that one takes oneself, if any.
         */
        SwapBody: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Shift */
            shift: string;
            /** Seat */
            seat: string;
            /** Substitute */
            substitute: string;
            /**
             * In Return
             * @default []
             */
            in_return: components["schemas"]["SlotBody"][];
            /**
             * Reason
             * @default
             */
            reason: string;
        };
        /**
         * SwitchView
         * @description Whether Asterisk is connected and in step, since when.
         */
        SwitchView: {
            connected: boolean;
            since: number;
        };
        /**
         * Talk
         * @description Who hears whom.
         * @enum {unknown}
         */
        Talk: "calling" | "conference" | "consulting" | "held" | "held_by_phone" | "out" | "out_held_by_phone" | "talking";
        /**
         * TargetBody
         * @description The number of a seat, the key of a queue, or a telephone number.
         */
        TargetBody: {
            kind: components["schemas"]["TargetKind"];
            /** Name */
            name: string;
        };
        /**
         * TargetKind
         * @description To whom a call can be passed.
         * @enum {string}
         */
        TargetKind: "seat" | "queue" | "outside";
        /**
         * TargetSeat
         * @description A seat to which a call can be passed if it is ``free``.
         */
        TargetSeat: {
            number: string;
            name: string;
            state: components["schemas"]["SeatState"];
            free: boolean;
        };
        /**
         * Targets
         * @description Whom a call can be passed to, beside the queues; ``outside``: telephone numbers too.
         */
        Targets: {
            seats: components["schemas"]["TargetSeat"][];
            outside: boolean;
        };
        /**
         * ThirdView
         * @description Whom the seat consults: a seat by its number, or a telephone number, masked.
         */
        ThirdView: {
            kind: components["schemas"]["TargetKind"];
            name: string;
        };
        /**
         * Ticket
         * @description All of it, and ``acts``: what the reader may do now.
         *
         *         In what was written, name and number of the citizen are masked too, but for who may amend it.
         */
        Ticket: {
            id: number;
            no: string;
            version: number;
            state: components["schemas"]["TicketState"];
            box: components["schemas"]["TicketBox"] | null;
            category: string;
            summary: string;
            caller: string;
            number: string;
            confidential: boolean;
            unit: string;
            author: string;
            opened_at: number;
            changed_at: number;
            batch: string | null;
            report_by: number | null;
            reported_at: number | null;
            due_at: number | null;
            due_day: string | null;
            original_due_at: number | null;
            original_due_day: string | null;
            overdue: boolean;
            due_soon: boolean;
            supervisions: number;
            instruction_late: boolean;
            external: string;
            question: string;
            call_id: string | null;
            consultation: number | null;
            instruction: string;
            reply: string;
            asked: components["schemas"]["AskedRow"] | null;
            acts: components["schemas"]["TicketAct"][];
            may_reveal: boolean;
            steps: components["schemas"]["TicketStepRow"][];
            entries: components["schemas"]["TicketEntryRow"][];
        };
        /**
         * TicketAct
         * @description What a person can do with a ticket.
         * @enum {unknown}
         */
        TicketAct: "ask_extension" | "ask_return" | "assign" | "call" | "collect" | "forward" | "give_up" | "grant" | "instruct" | "number" | "refuse" | "reply" | "report" | "restore" | "return" | "save" | "send_back" | "submit" | "supervise" | "tell" | "withdraw";
        /**
         * TicketActBody
         * @description What is said with it; ``unit`` to which it is assigned, ``until`` which day more time is asked for.
         */
        TicketActBody: {
            /** Version */
            version: number;
            /**
             * Text
             * @default
             */
            text: string;
            /**
             * Unit
             * @default
             */
            unit: string;
            /**
             * Until
             * @default null
             */
            until: string | null;
        };
        /**
         * TicketBatch
         * @description ``open``: collected, not yet reported; ``late``: something was, or is to be, after ``due_at``.
         */
        TicketBatch: {
            /** Format: date */
            day: string;
            due_at: number;
            count: number;
            open: number;
            reported_at: number | null;
            late: boolean;
        };
        /**
         * TicketBody
         * @description ``number`` None: that of the consultation or call it comes from, which the browser need not have.
         */
        TicketBody: {
            /**
             * Caller
             * @default
             */
            caller: string;
            /**
             * Category
             * @default
             */
            category: string;
            /**
             * Question
             * @default
             */
            question: string;
            /**
             * Confidential
             * @default false
             */
            confidential: boolean;
            /**
             * Number
             * @default null
             */
            number: string | null;
            /** Submit */
            submit: boolean;
            /**
             * Call Id
             * @default null
             */
            call_id: string | null;
            /**
             * Consultation
             * @default null
             */
            consultation: number | null;
        };
        /**
         * TicketBox
         * @description What there is to do, what is under way, what is done.
         * @enum {unknown}
         */
        TicketBox: "done" | "drafts" | "overdue" | "returned" | "to_answer" | "to_assign" | "to_collect" | "to_decide" | "to_forward" | "to_instruct" | "to_report" | "to_tell" | "under_way";
        /**
         * TicketBoxCount
         * @description ``waits``: what is in it waits for the reader.
         */
        TicketBoxCount: {
            box: components["schemas"]["TicketBox"];
            count: number;
            waits: boolean;
        };
        /**
         * TicketChoices
         * @description What the forms offer.
         */
        TicketChoices: {
            units: string[];
            categories: components["schemas"]["Choice"][];
            rules: components["schemas"]["TicketRulesRow"];
        };
        /** TicketEntryRow */
        TicketEntryRow: {
            kind: components["schemas"]["EntryKind"];
            for_at: number;
            at: number;
        };
        /**
         * TicketNotice
         * @description ``count`` tickets press in this way; they are in ``box``.
         */
        TicketNotice: {
            kind: components["schemas"]["NoticeKind"];
            box: components["schemas"]["TicketBox"];
            count: number;
        };
        /**
         * TicketNumberBody
         * @description As it is known elsewhere, at 12345 say; empty: it is not.
         */
        TicketNumberBody: {
            /** Version */
            version: number;
            /** Number */
            number: string;
        };
        /**
         * TicketRow
         * @description Of a list. Instants in milliseconds; a due is the 24:00 of its day. ``box`` None: it just left them.
         */
        TicketRow: {
            id: number;
            no: string;
            version: number;
            state: components["schemas"]["TicketState"];
            box: components["schemas"]["TicketBox"] | null;
            category: string;
            summary: string;
            caller: string;
            number: string;
            confidential: boolean;
            unit: string;
            author: string;
            opened_at: number;
            changed_at: number;
            batch: string | null;
            report_by: number | null;
            reported_at: number | null;
            due_at: number | null;
            due_day: string | null;
            original_due_at: number | null;
            original_due_day: string | null;
            overdue: boolean;
            due_soon: boolean;
            supervisions: number;
            instruction_late: boolean;
            external: string;
        };
        /** TicketRulesRow */
        TicketRulesRow: {
            answer_days: number;
            deadline_mode: components["schemas"]["DeadlineMode"];
        };
        /**
         * TicketState
         * @description Where a ticket stands. That it is overdue is a matter of time, not a state.
         * @enum {unknown}
         */
        TicketState: "assigned" | "callback" | "closed" | "collected" | "draft" | "extension_asked" | "instructed" | "replied" | "reported" | "return_asked" | "returned" | "submitted" | "withdrawn";
        /** TicketStepRow */
        TicketStepRow: {
            at: number;
            by: string;
            act: components["schemas"]["TicketAct"];
            text: string;
            unit: string;
            due_at: number | null;
            due_day: string | null;
            call_id: string | null;
        };
        /** TicketVersionBody */
        TicketVersionBody: {
            /** Version */
            version: number;
        };
        /**
         * TicketsRow
         * @description Tickets given to a unit, or to all (empty); shares of 1. ``kept``: answered in time of those due.
         */
        TicketsRow: {
            of: string;
            assigned: number;
            in_time: number;
            late: number;
            overdue: number;
            pending: number;
            given_back: number;
            extensions_asked: number;
            extensions: number;
            kept: number | null;
            returned: number | null;
            median_days: number | null;
        };
        /**
         * Topic
         * @description What there is news of.
         * @enum {unknown}
         */
        Topic: "digest" | "orders" | "tickets";
        /**
         * TopicRow
         * @description ``of``: a unit, an hour or the code of a category, which has names.
         */
        TopicRow: {
            of: string;
            zh: string;
            en: string;
            total: number;
            outcomes: {
                [key: string]: number;
            };
        };
        /**
         * TroubleView
         * @description An error that came after the answer to a request.
         */
        TroubleView: {
            code: string;
            zh: string;
            en: string;
        };
        /** UnansweredBody */
        UnansweredBody: {
            /** Query */
            query: string;
            /**
             * Category
             * @default
             */
            category: string;
        };
        /** UnansweredRow */
        UnansweredRow: {
            query: string;
            category: string;
            times: number;
            last_at: number;
        };
        /** UsedEntryBody */
        UsedEntryBody: {
            /** Entry */
            entry: number;
            /** Version */
            version: number;
        };
        /**
         * VersionRow
         * @description Who made what of a queue, and why. Version 0 is what the file said before.
         */
        VersionRow: {
            version: number;
            at: number;
            by: string;
            reason: string;
            changes: components["schemas"]["Change"][];
        };
        /**
         * Why
         * @description Why a seat or call is as it is; ``sentences`` say it to people, the first one the state.
         */
        Why: {
            explanation: components["schemas"]["Explanation"];
            sentences: string[];
        };
        /**
         * State
         * @description ``draft`` until its agent saves it.
         * @enum {unknown}
         */
        "cti_gateway.core.consultation.record.State": "draft" | "saved";
        /**
         * State
         * @description Open, given by who leaves, taken by who comes, or both.
         * @enum {unknown}
         */
        "cti_gateway.core.handover.handover.State": "complete" | "given" | "open" | "taken";
        /**
         * State
         * @description Of a version.
         * @enum {unknown}
         */
        "cti_gateway.core.knowledge.entry.State": "draft" | "in_review" | "published" | "superseded" | "withdrawn";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_site: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_options: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Options"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_seats: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatChoice"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_sign_in: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_permits: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PermitBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_sign_out: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_ready: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_not_ready: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NotReadyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_acw_extend: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_dial: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DialBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_calls: {
        parameters: {
            query?: {
                limit?: number;
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_dial: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_answer: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_control_act: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
                act: "hang_up" | "hold" | "resume" | "mute" | "unmute" | "complete" | "return" | "conference";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_digits: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DigitsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_transfer: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TargetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_consult: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TargetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeatView"] | null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_targets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Targets"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_why_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_alarms_id_acknowledge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_alarms_id_raise_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_callbacks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallbackRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_callbacks_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_missed_calls: {
        parameters: {
            query?: {
                limit?: number;
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissedRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_missed_calls_id_done: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_missed_calls_id_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_attendance: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_requests_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestChoices"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_requests_slots: {
        parameters: {
            query: {
                login: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotChoice"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_requests_swap: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SwapBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_requests_leave: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LeaveBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_requests_away: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AwayBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asked"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_requests_id_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                act: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_delegations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DelegationRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_delegations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DelegateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_attendance_shift: {
        parameters: {
            query: {
                day: string;
                shift: string;
                seat: string;
                person: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftSheet"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_attendance_rulings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RulingBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_attendance_refusals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RefusalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_calls_id_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityOfCall"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_quality: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["QualityBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_quality: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityOfDays"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_spot_checks: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpotCheckRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_spot_checks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SpotCheckBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_reports_attendance: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendanceReport"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_reports_attendance_sheet: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_reports_office: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfficeFigures"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_reports_office_sheet: {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_checklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checklists"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_pre_shift: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparationRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_pre_shift: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreShiftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_pre_shift_own: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPreShift"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_handovers: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_handovers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConfirmHandoverBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverRow"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_open_items: {
        parameters: {
            query: {
                seat: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenItemRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NoticeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_notices_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_notices_id_unread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_plan: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_plan_missing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingFromRoster"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_rosters: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterVersionRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_rosters: {
        parameters: {
            query: {
                reason: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Published"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_rosters_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterCheck"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_rosters_draft: {
        parameters: {
            query: {
                first: string;
                last: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_rosters_id_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterChange"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_rosters_id_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge: {
        parameters: {
            query?: {
                state?: string;
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choice"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_search: {
        parameters: {
            query: {
                query: string;
                category?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeHit"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_suggestions: {
        parameters: {
            query: {
                question: string;
                category?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeHit"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeImported"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge_import_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeCheck"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_unanswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnansweredRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge_unanswered: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UnansweredBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge_unanswered_done: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UnansweredBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_knowledge_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EntryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_knowledge_entry_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_knowledge_entry_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
                move: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnowledgeVersion"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_digest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_digest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestDetail"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_digest_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_digest_asked: {
        parameters: {
            query: {
                month: string;
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedAlikeRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_digest_experts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Expert"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_digest_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestDetail"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_digest_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["GatherBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestDetail"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_digest_id_acts_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                act: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DigestActBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DigestDetail"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_orders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRow"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_orders_given: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_orders_id_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderReadBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRow"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_orders_id_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                act: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OrderActBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderRow"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets: {
        parameters: {
            query?: {
                box?: string;
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_boxes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBoxCount"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketNotice"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketChoices"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_batches: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBatch"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_batches_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSheet"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets_batches_day_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReportBatchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBatch"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_tickets_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditTicketBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets_id_acts_act: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
                act: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketActBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets_id_number: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketNumberBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets_id_call: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TicketVersionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_tickets_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedCitizen"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_calls_id_consultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_calls_id_consultation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calls_id_consultation: {
        parameters: {
            query?: never;
            header?: {
                "X-Command-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SaveConsultationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedConsultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations_choices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationChoices"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations_drafts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations_without_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_consultations_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealedConsultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_consultations_id_correct: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CorrectConsultationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consultation"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_consultations_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsultationVersion"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_id_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_tickets_batches_day_paper: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_callers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_callers_id_crm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrmSaid"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_callers_id_marks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MarkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_callers_id_marks_kind_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                kind: components["schemas"]["MarkKind"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LiftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Caller"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_marks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedNumber"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_marks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AddMarkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedNumber"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_marks_find: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FindMarksBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedNumber"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_marks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChangeMarkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedNumber"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_marks_id_lift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LiftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedNumber"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_marks_id_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_marks_id_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkVersionRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_queues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueRow"][];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_queues_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PreviewQueueBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_queues_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueDetail"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_queues_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EditQueueBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarView"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    post_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CalendarBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description The request was refused or failed. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
