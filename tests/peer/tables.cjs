// Reads and writes a table with the published JavaScript client, which shares no line with ours.
// node tables.cjs <folder of the installed packages> <verb> ; a JSON request on standard input, a JSON answer on standard output.
const { createRequire } = require('node:module');
const path = require('node:path');
const { text } = require('node:stream/consumers');

const [packages, verb] = process.argv.slice(2);
const { AzureNamedKeyCredential, TableClient, generateAccountSas } = createRequire(path.join(packages, 'package.json'))('@azure/data-tables');

const typed = (entity) => {
  const { partitionKey, rowKey, etag, timestamp, ...rest } = entity;
  const properties = Object.entries(rest)
    .filter(([, value]) => value && value.type)
    .map(([name, value]) => [name, { type: value.type, value: String(value.value) }]);
  return { partitionKey: plain(partitionKey), rowKey: plain(rowKey), etag: plain(etag), properties: Object.fromEntries(properties) };
};
const plain = (value) => (value && typeof value === 'object' ? value.value : value);
const failure = (error) => ({ status: error.statusCode, code: error.details?.odataError?.code ?? error.code });

const verbs = {
  // A signature for reading and adding. (One of a single table would be narrower, but Azurite refuses transactions by it.)
  async sas(client, { account, key }) {
    const expiresOn = new Date(Date.now() + 10 * 60 * 1000);
    const permissions = { query: true, add: true };
    return { sas: generateAccountSas(new AzureNamedKeyCredential(account, key), { permissions, resourceTypes: 'co', expiresOn }) };
  },
  async read(client) {
    const entities = [];
    const pages = [];
    for await (const page of client.listEntities({ disableTypeConversion: true }).byPage({ maxPageSize: 400 })) {
      pages.push(page.length);
      entities.push(...page.map(typed));
    }
    return { pages, entities };
  },
  async write(client, { entities }) {
    const etags = [];
    for (const entity of entities) {
      etags.push((await client.createEntity(entity)).etag);
    }
    return { etags };
  },
  async replace(client, { entity, etag }) {
    try {
      return { etag: (await client.updateEntity(entity, 'Replace', { etag })).etag };
    } catch (error) {
      return failure(error);
    }
  },
  async transaction(client, { entities }) {
    try {
      const answer = await client.submitTransaction(entities.map((entity) => ['create', entity]));
      return { status: answer.status, etags: answer.subResponses.map((response) => response.etag) };
    } catch (error) {
      return failure(error);
    }
  },
};

(async () => {
  const request = JSON.parse(await text(process.stdin));
  const client = TableClient.fromConnectionString(request.connectionString, request.table, { allowInsecureConnection: true });
  process.stdout.write(JSON.stringify(await verbs[verb](client, request)));
})();
