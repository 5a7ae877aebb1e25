/**
 * REST, typed by the gateway's own document.
 *
 * An answer is what the document says, or ApiError (the gateway refused: code and sentence), or
 * Unreachable (no answer of the gateway came). Commands carry an id and are sent again under the
 * same id when no answer came, so a retry can never act twice.
 */
import { newCommandId } from "./command-id";
import type { ErrorBody } from "./shapes";
import type { paths } from "./types.gen";

const TIMEOUT_MS = 8_000;
const LONG_MS = 120_000;
const RETRY_AFTER_MS = [400, 1_200, 3_000];

type Method = "get" | "post" | "put";
type PathsWith<M extends Method> = {
  [P in keyof paths]: [paths[P][M]] extends [undefined] ? never : P;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type Json<R> = R extends { content: { "application/json": infer B } } ? B : never;
type Answer<O> = O extends { responses: { 200: infer R } } ? Json<R> : never;
type Body<O> = O extends { requestBody?: infer R } ? Json<NonNullable<R>> : never;
type Input<O> = (O extends { parameters: infer R } ? Pick<R, Extract<keyof R, "path" | "query">> : never) &
  ([Body<O>] extends [never] ? { body?: never } : { body: Body<O> });

interface LooseInput {
  path?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  file?: Blob;
}

/** The gateway refused. `code` is stable, `message` is a sentence in the reader's language. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The sentence for each field of a form that is wrong. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** All that was answered: some refusals say what there is instead. */
    readonly answer: unknown = null,
  ) {
    super(message);
  }
}

/** No answer of the gateway: it may or may not have acted. */
export class Unreachable extends Error {}

export const client = {
  /** What the reader reads; set with the language. */
  acceptLanguage: "zh-CN",
  /** Called when an answer says that the login is over. */
  onSessionOver: () => {},
};

export function get<P extends PathsWith<"get">>(
  path: P,
  input: Input<Operation<P, "get">>,
): Promise<Answer<Operation<P, "get">>> {
  return withRetries(() => send("GET", path, input as LooseInput)) as Promise<Answer<Operation<P, "get">>>;
}

/** What the gateway works at for a while: asked once, for to ask again would make it work twice. */
export function getAtLength<P extends PathsWith<"get">>(
  path: P,
  input: Input<Operation<P, "get">>,
): Promise<Answer<Operation<P, "get">>> {
  return send("GET", path, input as LooseInput, {}, LONG_MS) as Promise<Answer<Operation<P, "get">>>;
}

/** Sent once: for what must not be repeated unasked (a wrong password counts). */
export function post<P extends PathsWith<"post">>(
  path: P,
  input: Input<Operation<P, "post">>,
): Promise<Answer<Operation<P, "post">>> {
  return send("POST", path, input as LooseInput) as Promise<Answer<Operation<P, "post">>>;
}

/** A file in place of a form; sent once. */
export function postFile<P extends PathsWith<"post">>(
  path: P,
  input: Input<Operation<P, "post">>,
  file: Blob,
): Promise<Answer<Operation<P, "post">>> {
  return send("POST", path, { ...(input as LooseInput), file }) as Promise<Answer<Operation<P, "post">>>;
}

/** Sent once: the gateway refuses it if what was edited is no longer there. */
export function put<P extends PathsWith<"put">>(
  path: P,
  input: Input<Operation<P, "put">>,
): Promise<Answer<Operation<P, "put">>> {
  return send("PUT", path, input as LooseInput) as Promise<Answer<Operation<P, "put">>>;
}

/** Sent while the page goes away; nobody hears what comes of it. At most 64 KB. */
export function putLast<P extends PathsWith<"put">>(path: P, input: Input<Operation<P, "put">>): void {
  const { body } = input as LooseInput;
  const init = { method: "PUT", headers: jsonType(body), body: JSON.stringify(body), keepalive: true };
  void fetch(urlOf(path, input as LooseInput), init).catch(() => {});
}

/** An intent of the person: idempotent, so repeated until the gateway answers. */
export function command<P extends PathsWith<"post">>(
  path: P,
  input: Input<Operation<P, "post">>,
): Promise<Answer<Operation<P, "post">>> {
  const id = { "X-Command-Id": newCommandId() };
  return withRetries(() => send("POST", path, input as LooseInput, id)) as Promise<
    Answer<Operation<P, "post">>
  >;
}

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (const pause of RETRY_AFTER_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
  return attempt();
}

async function send(
  method: string,
  template: string,
  input: LooseInput,
  headers: Record<string, string> = {},
  limitMs = TIMEOUT_MS,
): Promise<unknown> {
  const response = await fetch(urlOf(template, input), {
    method,
    headers: { "Accept-Language": client.acceptLanguage, ...headers, ...jsonType(input.body) },
    body: input.file ?? (input.body === undefined ? null : JSON.stringify(input.body)),
    signal: AbortSignal.timeout(limitMs),
  }).catch((cause: unknown) => {
    throw new Unreachable("no answer", { cause });
  });
  const answer: unknown = await response.json().catch((cause: unknown) => {
    throw new Unreachable("not an answer of the gateway", { cause });
  });
  if (response.ok) return answer;
  const { code, message, fields } = (answer as ErrorBody).error;
  if (code === "session_required") client.onSessionOver();
  throw new ApiError(response.status, code, message, fields, answer);
}

function jsonType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { "Content-Type": "application/json" };
}

function urlOf(template: string, { path = {}, query = {} }: LooseInput): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
  return search.size ? `${filled}?${search}` : filled;
}
