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
      [route.status]: { description: 'Done.', content: jsonContent(schemaOf(route.answer, 'output')) },
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

/** JSON Schema of one place of a route; shared schemas become references. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const registry = sharedRegistry();
  const shared = registry.get(schema);
  if (shared !== undefined) return { $ref: `#/components/schemas/${shared.id}` };
  registry.add(schema, { id: '$this' });
  return clean(allSchemas(registry, io)['$this'] ?? {});
}

function sharedSchemas(): Json {
  const schemas = allSchemas(sharedRegistry(), 'output');
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, clean(schema)]));
}

function sharedRegistry(): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SHARED)) registry.add(schema, { id });
  return registry;
}

function allSchemas(registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => simplify(jsonSchema, io),
  });
  return schemas as Record<string, Json>;
}

/** Answers may gain fields, so they are open; and what only repeats the format is left out. */
function simplify(schema: z.core.JSONSchema.BaseSchema, io: 'input' | 'output'): void {
  if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  if (schema.format === 'date-time' || schema.format === 'email') delete schema.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

/** Drops what zod adds to stand alone: inside a document the dialect is OpenAPI's own, and the name is the key. */
function clean(schema: Json): Json {
  const { $schema: _schema, $id: _id, id: _name, ...rest } = schema;
  return rest;
}
