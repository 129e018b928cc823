import { describe, expect, test } from 'vitest';
import { isWanted } from '../../scripts/neo4j/probe.ts';
import { readConfig, SetupError } from '../../server/config.ts';

describe('the configuration', () => {
  test('needs no variable', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ neo4j: undefined, host: '127.0.0.1', port: 7480 });
    expect(config.dataFolder).toMatch(/\/\.liantu$/);
  });

  test('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '' })).toEqual(readConfig({}));
  });

  test('takes a given server with its defaults', () => {
    const { neo4j } = readConfig({ NEO4J_URI: 'neo4j+s://graph.example:7687', NEO4J_PASSWORD: '' });
    expect(neo4j).toEqual({
      uri: 'neo4j+s://graph.example:7687',
      user: 'neo4j',
      password: '',
      database: 'neo4j',
    });
  });

  test.each([
    [{ PORT: '80a' }, 'PORT is "80a", expected a port number'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ PORT: '1.5' }, 'PORT is "1.5"'],
    [{ PORT: '-1' }, 'PORT is "-1"'],
    [{ HOST: '0.0.0.0' }, 'there are no accounts yet'],
    [{ HOST: '::' }, 'HOST is "::"'],
    [{ HOST: 'localhost.example.com' }, 'HOST is "localhost.example.com"'],
    [{ NEO4J_URI: 'http://localhost:7474', NEO4J_PASSWORD: 'x' }, 'NEO4J_URI is "http://localhost:7474"'],
    [{ NEO4J_URI: 'bolt://localhost' }, 'NEO4J_PASSWORD is not'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", expected fatal'],
  ])('refuses %j, naming the variable', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(SetupError);
    expect(() => readConfig(environment)).toThrow(sentence);
  });

  test.each([
    ['5.26.30', true],
    ['5.27-aura', true],
    ['5.25.1', false],
    ['4.4.40', false],
    ['2025.06.0', false],
    ['of unknown version', false],
  ])('Neo4j %s will do: %s', (version, expected) => {
    expect(isWanted(version)).toBe(expected);
  });
});
