// Uploads a file and waits for an answer, as a program of an office would: with the published Azure Storage client.
const path = require('node:path');
const [packages, verb] = process.argv.slice(2);
const { BlobServiceClient } = require(path.join(packages, 'node_modules', '@azure', 'storage-blob'));

async function upload({ connection, container, name, file }) {
  const client = BlobServiceClient.fromConnectionString(connection).getContainerClient(container);
  await client.getBlockBlobClient(name).uploadFile(file);
  return { uploaded: name };
}

async function list({ connection, container, prefix }) {
  const client = BlobServiceClient.fromConnectionString(connection).getContainerClient(container);
  const names = [];
  for await (const blob of client.listBlobsFlat({ prefix })) {
    names.push({ name: blob.name, etag: blob.properties.etag });
  }
  return { names };
}

let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('end', async () => {
  const answer = await { upload, list }[verb](JSON.parse(text));
  process.stdout.write(JSON.stringify(answer));
});
