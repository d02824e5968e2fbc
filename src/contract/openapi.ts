import { z } from 'zod';
import { apiError } from './error.ts';
import { incidentSummary } from './incident.ts';
import { liveMessage } from './live.ts';
import { room } from './room.ts';
import type { Right, Route } from './route.ts';
import { ROUTES } from './routes.ts';
import { groupSummary } from './signal.ts';
import { spaceSummary } from './space.ts';

type Json = Record<string, unknown>;

/** Schemas that many routes share, by the name they have in the document. */
const SHARED = {
  Error: apiError,
  GroupSummary: groupSummary,
  IncidentSummary: incidentSummary,
  LiveMessage: liveMessage,
  Room: room,
  SpaceSummary: spaceSummary,
};

/** The API as an OpenAPI 3.1 document. `version` is the desk's. */
export function openapiDocument(version: string, routes: readonly Route[] = ROUTES): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  paths['/api/v1/live'] = { get: LIVE_OPERATION };
  return {
    openapi: '3.1.0',
    info: {
      title: 'TwoAM',
      version,
      description: 'The API of the incident desk. Every refusal has a stable code, one sentence, and what to do next.',
    },
    tags: [...new Set(routes.map((route) => route.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: sharedSchemas(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token: `twoam_…`' },
        session: { type: 'apiKey', in: 'cookie', name: 'twoam.session_token', description: 'The desk’s own pages' },
      },
    },
  };
}

const RIGHT_SENTENCES: Record<Right, string> = {
  public: 'Anybody may call it.',
  view: 'Needs the right `view`.',
  respond: 'Needs the right `respond`.',
  'publish-procedure': 'Needs the right `publish-procedure`.',
  administer: 'Needs the right `administer`.',
};

function operation(route: Route): Json {
  return {
    operationId: route.name,
    summary: route.summary,
    description: RIGHT_SENTENCES[route.needs],
    tags: [route.tag],
    security: security(route.needs),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query)],
    ...(route.method !== 'GET' && requestBody(route.body)),
    responses: {
      [route.status]: { description: 'Done.', content: answerContent(route) },
      default: REFUSAL,
    },
  };
}

function security(needs: Right): Json[] {
  return needs === 'public' ? [] : [{ token: [] }, { session: [] }];
}

const REFUSAL = {
  description: 'A refusal; docs/errors.md lists the codes.',
  content: jsonContent({ $ref: '#/components/schemas/Error' }),
};

const LIVE_OPERATION = {
  operationId: 'live',
  summary: 'Server-sent events named `changed`, each saying what is newer; begins with `all` on every connection.',
  description: RIGHT_SENTENCES.view,
  tags: ['Desk'],
  security: security('view'),
  parameters: [{ name: 'space', in: 'query', required: false, schema: { type: 'string', default: 'real' } }],
  responses: {
    200: {
      description: 'A stream; the data of each event is a LiveMessage.',
      content: { 'text/event-stream': { schema: { $ref: '#/components/schemas/LiveMessage' } } },
    },
    default: REFUSAL,
  },
};

function answerContent(route: Route): Json {
  const schema = schemaOf(route.answer, 'output');
  return route.media === undefined ? jsonContent(schema) : { [route.media]: { schema } };
}

function jsonContent(schema: Json): Json {
  return { 'application/json': { schema } };
}

function requestBody(schema: z.ZodType): Json {
  const body = schemaOf(schema, 'input');
  const properties = (body['properties'] ?? {}) as Json;
  if (Object.keys(properties).length === 0) return {};
  const required = Array.isArray(body['required']) && body['required'].length > 0;
  return { requestBody: { required, content: jsonContent(body) } };
}

function parameters(place: 'path' | 'query', schema: z.ZodType): Json[] {
  const object = schemaOf(schema, 'input');
  const required = (object['required'] ?? []) as string[];
  return Object.entries((object['properties'] ?? {}) as Record<string, Json>).map(([name, property]) => {
    const { description, ...rest } = property;
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

const SHARED_NAMES = new Map<z.core.$ZodType, string>(Object.entries(SHARED).map(([name, schema]) => [schema, name]));

/** JSON Schema of one place of a route; shared schemas become references. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = SHARED_NAMES.get(schema);
  return name === undefined ? jsonSchema(schema, io) : reference(name);
}

function sharedSchemas(): Json {
  return Object.fromEntries(Object.entries(SHARED).map(([name, schema]) => [name, jsonSchema(schema, 'output')]));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  // Inside a document the dialect is OpenAPI's own.
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made, path }) => {
      const name = SHARED_NAMES.get(zodSchema);
      if (name !== undefined && path.length > 0) becomeReference(made, name);
      else simplify(made, io);
    },
  });
  return rest;
}

function becomeReference(made: z.core.JSONSchema.BaseSchema, name: string): void {
  for (const key of Object.keys(made)) delete made[key];
  Object.assign(made, reference(name));
}

function reference(name: string): Json {
  return { $ref: `#/components/schemas/${name}` };
}

/** Answers may gain fields, so they are open; bodies take no others (`unknown-fields.ts`); and what only repeats the format is left out. */
function simplify(made: z.core.JSONSchema.BaseSchema, io: 'input' | 'output'): void {
  if (io === 'output' && made.additionalProperties === false) delete made.additionalProperties;
  if (io === 'input' && made.properties !== undefined) made.additionalProperties ??= false;
  if (made.format === 'date-time' || made.format === 'email') delete made.pattern;
  if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum;
  if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum;
}
