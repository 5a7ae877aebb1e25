/** The words of the ticket pages in the reader's language. They come with these pages, not with the desk. */
import { computed } from "@preact/signals";
import { en } from "../i18n/tickets-en";
import { type TicketWords, zh } from "../i18n/tickets-zh";
import { language } from "./language";

export const ticketWords = computed<TicketWords>(() => (language.value === "en" ? en : zh));
