import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SETTINGS } from '../../configTable.ts';
import { CONTAINERS } from '../../stores/cosmos/containers.ts';
import { ROOT } from './markdown.ts';

const FOLDER = path.join(ROOT, 'deploymentTemplates');
/** Settings that App Service reads itself. */
const OF_THE_PLATFORM = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE'];
/** What must not stand in the template or in its parameters file. */
const SECRETS = ['MicrosoftAppPassword', 'DIRECT_LINE_SECRET', 'JIRA_API_TOKEN', 'SMTP_URL', 'COSMOS_KEY'];

const containerSchema = z.object({
  id: z.string(),
  partitionKey: z.object({ paths: z.array(z.string()) }),
  indexingPolicy: z.object({ includedPaths: z.array(z.object({ path: z.string() })) }),
  defaultTtl: z.number().optional(),
});
const templateSchema = z.object({
  parameters: z.record(z.string(), z.object({ type: z.string(), defaultValue: z.unknown().optional() })),
  variables: z.looseObject({ containers: z.array(containerSchema) }),
  resources: z.array(z.looseObject({ type: z.string(), apiVersion: z.string(), name: z.string() })),
});
const parametersSchema = z.object({ parameters: z.record(z.string(), z.object({ value: z.string() })) });

const text = readFileSync(path.join(FOLDER, 'azuredeploy.json'), 'utf8');
const template = templateSchema.parse(JSON.parse(text));
const given = parametersSchema.parse(
  JSON.parse(readFileSync(path.join(FOLDER, 'azuredeploy.parameters.json'), 'utf8')),
).parameters;

function appSettings(): Readonly<Record<string, string>> {
  const settings = template.resources.find(({ type }) => type === 'Microsoft.Web/sites/config');
  return z.record(z.string(), z.string()).parse(settings?.['properties']);
}

function namesUsed(reader: 'parameters' | 'variables'): readonly string[] {
  return [...text.matchAll(new RegExp(`${reader}\\('(\\w+)'\\)`, 'g'))].map((match) => match[1] ?? '');
}

describe('the template for Azure', () => {
  it('sets what config.ts reads, and nothing else', () => {
    const ours = Object.keys(appSettings()).filter((name) => !OF_THE_PLATFORM.includes(name));
    assert.deepEqual(ours.toSorted(), Object.keys(SETTINGS).toSorted());
  });

  it('takes secrets from secure parameters or from Azure itself, never from its own text', () => {
    for (const name of SECRETS) {
      const value = appSettings()[name] ?? '';
      const parameter = /^\[parameters\('(\w+)'\)\]$/.exec(value)?.[1];
      const isSecure = parameter !== undefined && template.parameters[parameter]?.type === 'securestring';
      assert.ok(value === '' || isSecure || value.startsWith('[listChannelWithKeys('), name);
    }
  });

  it('keeps secrets out of the parameters file and gives none of them a default', () => {
    const secure = Object.entries(template.parameters).filter(([, { type }]) => type === 'securestring');
    assert.ok(secure.length > 0);
    for (const [name, { defaultValue }] of secure) {
      assert.equal(given[name], undefined, name);
      assert.equal(defaultValue, undefined, name);
    }
  });

  it('has a value for every parameter that needs one, and for no unknown one', () => {
    const needed = Object.entries(template.parameters).filter(
      ([, { type, defaultValue }]) => defaultValue === undefined && type !== 'securestring',
    );
    assert.deepEqual(Object.keys(given).toSorted(), needed.map(([name]) => name).toSorted());
  });

  it('uses every parameter and variable, and only those that are there', () => {
    for (const reader of ['parameters', 'variables'] as const) {
      assert.deepEqual([...new Set(namesUsed(reader))].toSorted(), Object.keys(template[reader]).toSorted());
    }
  });

  it('creates the containers of the Cosmos DB store as it lays them out', () => {
    const created = template.variables.containers.map(({ id, partitionKey, indexingPolicy, defaultTtl }) => ({
      name: id,
      partitionKey: partitionKey.paths.join(),
      indexed: indexingPolicy.includedPaths.map((included) => included.path),
      hasExpiry: defaultTtl === -1,
    }));
    assert.deepEqual(created, Object.values(CONTAINERS));
  });

  it('runs one instance on Node 24, asked for its health', () => {
    const site = template.resources.find(({ type }) => type === 'Microsoft.Web/sites');
    const { siteConfig } = z.object({ siteConfig: z.record(z.string(), z.unknown()) }).parse(site?.['properties']);
    const { linuxFxVersion, numberOfWorkers, healthCheckPath } = siteConfig;
    assert.deepEqual([linuxFxVersion, numberOfWorkers, healthCheckPath], ['NODE|24-lts', 1, '/healthz']);
  });
});
