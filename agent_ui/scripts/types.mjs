// Types from the gateway's OpenAPI document: `npm run types [-- document]`.
// With a document (as /api/openapi.json serves it), it is taken into openapi.json first.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const kept = new URL("../openapi.json", import.meta.url);
const types = new URL("../src/api/types.gen.ts", import.meta.url);

const document = JSON.parse(await readFile(process.argv[2] ?? kept, "utf8"));
await writeFile(kept, `${JSON.stringify(document, null, 2)}\n`);
const head = "// Made by `npm run types` from openapi.json; do not edit.\n\n";
await writeFile(types, head + astToString(await openapiTS(document)));
