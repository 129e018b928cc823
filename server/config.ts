import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { GraphAddress } from './graph/client.ts';

/** A fault the person at the console can mend. Its message is one sentence; no stack is shown. */
export class SetupError extends Error {
  override name = 'SetupError';
}

export interface Config {
  /** The given server, or undefined when the product manages a local Neo4j of its own. */
  neo4j: GraphAddress | undefined;
  host: string;
  /** 0 lets the system choose (for tests). */
  port: number;
  /** Absolute; holds everything that must outlive the process. */
  dataFolder: string;
  /** Absolute; Neo4j's jars, shared by the product and its tests. */
  jarsFolder: string;
  logLevel: string;
}

export const projectFolder = fileURLToPath(new URL('..', import.meta.url));

// Each description ends the sentence "PORT is "x", expected …".
const Environment = Type.Object({
  NEO4J_URI: Type.Optional(
    Type.String({
      pattern: '^(bolt|neo4j)(\\+s|\\+ssc)?://[^/\\s]+$',
      description: 'an address such as bolt://localhost:7687 or neo4j+s://host',
    }),
  ),
  NEO4J_USER: Type.String({ default: 'neo4j', minLength: 1, description: 'a user name' }),
  NEO4J_PASSWORD: Type.Optional(Type.String()),
  NEO4J_DATABASE: Type.String({ default: 'neo4j', minLength: 1, description: 'a database name' }),
  HOST: Type.String({
    default: '127.0.0.1',
    // Anything wider needs accounts, and there are none yet: whoever reached the port could change the data.
    pattern: '^(127\\.\\d+\\.\\d+\\.\\d+|localhost|::1)$',
    description:
      'a loopback address (127.0.0.1, localhost or ::1): there are no accounts yet, so other machines must not reach it',
  }),
  PORT: Type.Integer({
    default: 7480,
    minimum: 0,
    maximum: 65535,
    description: 'a port number from 0 to 65535',
  }),
  DATA_DIR: Type.Optional(Type.String({ minLength: 1, description: 'a folder' })),
  LIANTU_JARS: Type.Optional(Type.String({ minLength: 1, description: 'a folder' })),
  LOG_LEVEL: Type.String({
    default: 'warn',
    pattern: '^(fatal|error|warn|info|debug|trace|silent)$',
    description: 'fatal, error, warn, info, debug, trace or silent',
  }),
});
type Environment = Static<typeof Environment>;
type Variable = keyof Environment;

/** Environment → configuration, checked once. Throws a {@link SetupError} naming the first wrong variable. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const values = check(environment);
  return {
    neo4j: givenServer(values),
    host: values.HOST,
    port: values.PORT,
    dataFolder: resolve(projectFolder, values.DATA_DIR ?? '.liantu'),
    jarsFolder: resolve(projectFolder, values.LIANTU_JARS ?? '.liantu/jars'),
    logLevel: values.LOG_LEVEL,
  };
}

function check(environment: NodeJS.ProcessEnv): Environment {
  const names = Object.keys(Environment.properties) as Variable[];
  // `PORT= npm start` means "not set", as in a shell. An empty password is one, though.
  const set = names.filter((name) => environment[name] || (name === 'NEO4J_PASSWORD' && name in environment));
  const given = Object.fromEntries(
    set.map((name) => [name, name === 'PORT' ? Number(environment[name]) : environment[name]]),
  );
  const values: unknown = Value.Default(Environment, given);
  if (Value.Check(Environment, values)) return values;
  const wrong = names.find((name) =>
    Value.Errors(Environment, values).some((error) => error.instancePath === `/${name}`),
  );
  const expected =
    wrong && 'description' in Environment.properties[wrong]
      ? Environment.properties[wrong].description
      : 'another value';
  throw new SetupError(`${wrong} is "${wrong && environment[wrong]}", expected ${expected}.`);
}

function givenServer(values: Environment): GraphAddress | undefined {
  if (values.NEO4J_URI === undefined) return undefined;
  if (values.NEO4J_PASSWORD === undefined) {
    throw new SetupError(
      'NEO4J_URI is set but NEO4J_PASSWORD is not: set it to the password of that server.',
    );
  }
  return {
    uri: values.NEO4J_URI,
    user: values.NEO4J_USER,
    password: values.NEO4J_PASSWORD,
    database: values.NEO4J_DATABASE,
  };
}
