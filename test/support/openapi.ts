// The OpenAPI document as a list of operations, and a judge of replies that goes by it alone.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { openApiText } from '#api/openapi.ts';
import { ERROR_STATUS } from '#core/base/errors.ts';

export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
};

type Declared = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};

export type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Declared>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export type Operation = {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Schema | null;
  readonly needsBody: boolean;
  readonly responses: Declared['responses'];
};

/** Made from the routes as they are now. */
export function readDocument(): Document {
  return JSON.parse(openApiText()) as Document;
}

export function listOperations({ paths }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, declared]) => ({
      id: declared.operationId,
      method: method.toUpperCase(),
      path,
      parameters: declared.parameters ?? [],
      body: declared.requestBody?.content['application/json']?.schema ?? null,
      needsBody: declared.requestBody?.required === true,
      responses: declared.responses,
    })),
  );
}

export type Received = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
};

/** What is wrong with a reply; `operation` null for an address that the document does not name. */
export type Judge = (operation: Operation | null, method: string, reply: Received) => string[];

const asStep = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');

function parse(text: string): { readonly json: unknown } | null {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Every schema is compiled once, when it is first needed. */
export function createJudge(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'api');
  const compiled = new Map<string, ValidateFunction>();
  const misfits = (pointer: string, json: unknown): string[] => {
    const known = compiled.get(pointer);
    const validate = known ?? ajv.compile({ $ref: `api#${pointer}` });
    if (!known) compiled.set(pointer, validate);
    if (validate(json)) return [];
    return [`does not fit its schema: ${ajv.errorsText(validate.errors)}`];
  };

  const judgeProblem = ({ status, headers, text }: Received): string[] => {
    const type = headers.get('content-type');
    if (type !== 'application/problem+json') return [`a ${status} of type ${type}`];
    const parsed = parse(text);
    if (!parsed) return ['a problem that is not JSON'];
    const faults = misfits('/components/schemas/Problem', parsed.json);
    if (faults.length > 0) return faults;
    const problem = parsed.json as {
      readonly code: keyof typeof ERROR_STATUS;
      readonly status: number;
      readonly instance: string;
      readonly type: string;
    };
    if (ERROR_STATUS[problem.code] !== status || problem.status !== status) {
      faults.push(`code ${problem.code} and status ${problem.status} in a ${status}`);
    }
    if (problem.instance !== `urn:request:${headers.get('x-request-id')}`) {
      faults.push(`instance ${problem.instance} of request ${headers.get('x-request-id')}`);
    }
    if (problem.type !== `/docs/problems/${problem.code}`) faults.push(`type ${problem.type}`);
    if ((status === 429 || status === 503) && !headers.has('retry-after')) {
      faults.push(`a ${status} without Retry-After`);
    }
    return faults;
  };

  const judgeDeclared = (operation: Operation, { status, headers, text }: Received): string[] => {
    const declared = operation.responses[String(status)];
    if (!declared) return [`${operation.id} does not declare ${status}`];
    if (!declared.content) return text === '' ? [] : [`a ${status} with a body`];
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    if (!declared.content[type]) return [`${operation.id} does not declare ${type}`];
    if (type !== 'application/json') return [];
    const parsed = parse(text);
    if (!parsed) return ['a reply that is not JSON'];
    const place = `/paths/${asStep(operation.path)}/${operation.method.toLowerCase()}/responses`;
    return misfits(`${place}/${status}/content/${asStep(type)}/schema`, parsed.json);
  };

  return (operation, method, reply) => {
    const { status, text } = reply;
    if (method === 'HEAD') return text === '' ? [] : ['a body in reply to HEAD'];
    if (operation?.responses[String(status)]) return judgeDeclared(operation, reply);
    if (status >= 500) return [`answered ${status}: ${text}`];
    if (status >= 400) return judgeProblem(reply);
    return operation && operation.method === method ? judgeDeclared(operation, reply) : [];
  };
}
