// The merged API document (../openapi.json, written by `zhibu openapi`) as types for the client.
//   npm run codegen              writes packages/api/src/schema.d.ts
//   npm run codegen -- --check   fails when that file is not what the document gives
// openapi-typescript needs an older TypeScript than the rest of the house, hence a workspace of its own.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { present } from './present.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const document = join(here, '../openapi.json');
const target = join(here, '../packages/api/src/schema.d.ts');
const check = process.argv.includes('--check');

if (!existsSync(document)) {
  console.error('there is no openapi.json; make openapi writes it');
  process.exit(1);
}

const blob = ts.factory.createTypeReferenceNode(ts.factory.createIdentifier('Blob'));
const nodes = await openapiTS(present(JSON.parse(readFileSync(document, 'utf8'))), {
  alphabetize: true,
  // what has a default may be left out of a request
  defaultNonNullable: false,
  // files are files in a browser, not strings
  transform: (schema) => (schema.format === 'binary' ? blob : undefined),
});
const text = `/** The merged API document as types. Written by \`npm run codegen\`: change the services, not this file. */\n\n${astToString(nodes)}`;

if (!check) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('packages/api/src/schema.d.ts is out of date; run: npm run codegen');
  process.exit(1);
}
