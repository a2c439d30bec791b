// A nullable field of an answer is always there: the services write `null`, they leave nothing out. The document can
// only say so by `required`, which its generator gives to plain fields alone; without this every reader would have to
// tell `null` from `undefined`. Schemas that are also sent stay as they are: there, leaving out means something.

const REF = '#/components/schemas/';

/** The names of all schemas a part of the document reaches. */
function reach(document, part, names = new Set()) {
  if (Array.isArray(part)) for (const item of part) reach(document, item, names);
  else if (part && typeof part === 'object') {
    const ref = typeof part.$ref === 'string' && part.$ref.startsWith(REF) ? part.$ref.slice(REF.length) : undefined;
    if (ref && !names.has(ref)) {
      names.add(ref);
      reach(document, document.components.schemas[ref], names);
    }
    for (const value of Object.values(part)) reach(document, value, names);
  }
  return names;
}

const nullable = (schema) =>
  (Array.isArray(schema.type) && schema.type.includes('null')) ||
  (schema.oneOf ?? schema.anyOf ?? []).some((option) => option.type === 'null');

/** Marks the nullable fields of an object schema as present, and those of the objects inside it. */
function complete(schema) {
  if (!schema || typeof schema !== 'object') return;
  if (schema.properties) {
    const always = Object.keys(schema.properties).filter((name) => nullable(schema.properties[name]));
    schema.required = [...new Set([...(schema.required ?? []), ...always])];
  }
  for (const value of Object.values(schema)) {
    if (Array.isArray(value)) value.forEach(complete);
    else complete(value);
  }
}

/** The document with the fields of answers made present and headers written small; the given one is not touched. */
export function present(given) {
  const document = structuredClone(given);
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const sent = reach(
    document,
    operations.map((operation) => [operation.requestBody, operation.parameters]),
  );
  for (const [name, schema] of Object.entries(document.components.schemas)) if (!sent.has(name)) complete(schema);
  for (const { responses, parameters } of operations) {
    complete(responses);
    // names of headers have no case; the client writes them small
    for (const p of parameters ?? []) if (p.in === 'header') p.name = p.name.toLowerCase();
  }
  return document;
}
