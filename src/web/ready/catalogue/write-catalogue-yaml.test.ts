import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { catalogue } from '#contract/catalogue.ts';
import { sampleCatalogue } from '../../testing/sample-desk.ts';
import { writeCatalogueYaml } from './write-catalogue-yaml.ts';

test('the file says exactly what the catalogue holds', () => {
  const sample = sampleCatalogue();
  expect(catalogue.parse(parse(writeCatalogueYaml(sample)))).toEqual(sample);
});

test('names that look like YAML stay names', () => {
  const tricky = catalogue.parse({
    customers: [{ id: 'no', name: 'yes: "no" # - [x]\n2nd', emails: [] }],
    services: [{ id: '1', name: 'null', dependsOn: ['1e3'] }],
  });
  expect(catalogue.parse(parse(writeCatalogueYaml(tricky)))).toEqual(tricky);
});
