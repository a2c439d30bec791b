import { expect, it } from 'vitest';
import { present } from './present.mjs';

const nullable = { type: ['string', 'null'] };
const body = (name: string) => ({
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
});
const document = () => ({
  paths: {
    '/x': {
      post: {
        parameters: [{ in: 'header', name: 'If-Match' }],
        requestBody: body('In'),
        responses: { 200: body('Out') },
      },
    },
  },
  components: {
    schemas: {
      In: { type: 'object', properties: { a: nullable, shared: { $ref: '#/components/schemas/Shared' } } },
      Out: {
        type: 'object',
        required: ['plain'],
        properties: {
          plain: { type: 'string' },
          a: nullable,
          inner: { oneOf: [{ type: 'null' }, { type: 'object', properties: { b: nullable } }] },
          list: { type: 'array', items: { type: 'string' } },
        },
      },
      Shared: { type: 'object', properties: { a: nullable } },
    },
  },
});

it('knows that an answer leaves no nullable field out', () => {
  const { Out } = present(document()).components.schemas;
  expect(Out.required).toEqual(['plain', 'a', 'inner']);
  expect(Out.properties.inner.oneOf[1]).toMatchObject({ required: ['b'] });
});

it('writes the names of headers small', () => {
  expect(present(document()).paths['/x'].post.parameters).toEqual([{ in: 'header', name: 'if-match' }]);
});

it('leaves alone what is sent, and what is both sent and answered', () => {
  const { In, Shared } = present(document()).components.schemas;
  expect(In).not.toHaveProperty('required');
  expect(Shared).not.toHaveProperty('required');
});
