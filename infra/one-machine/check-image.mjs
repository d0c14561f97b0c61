// Builds the image of host/ as an archive and looks at it, without a container engine: node infra/one-machine/check-image.mjs
//
// The SDK takes its base image from a registry. Where none can be reached, this script is the registry: it serves a base
// with one empty layer, and the program is published with its own runtime. What is checked is then what the SDK adds: the
// layers and their digests, the user, the entrypoint, the ports; and that the program starts from the unpacked files with
// an environment of its own, from a folder that it may write, and stops when it is told. The real base image is not
// checked here. Linux alone, since the program is one for Linux.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, gunzipSync } from 'node:zlib';
import { createServer as createSocket } from 'node:net';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.log('The image is one for Linux on x64; not checked here.');
  process.exit(0);
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const work = mkdtempSync(join(tmpdir(), 'sertikesos-image-'));
const digest = (bytes) => 'sha256:' + createHash('sha256').update(bytes).digest('hex');
const fail = (text) => { throw new Error(text); };
const check = (isRight, text) => isRight ? console.log(`  ${text}`) : fail(`Not so: ${text}`);

// An empty tar is two blocks of zeros.
const plain = Buffer.alloc(1024);
const layer = gzipSync(plain);
const config = Buffer.from(JSON.stringify({
  architecture: 'amd64', os: 'linux', config: { Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'APP_UID=1654'] },
  rootfs: { type: 'layers', diff_ids: [digest(plain)] }, history: [{ created_by: 'check-image' }],
}));
const manifest = Buffer.from(JSON.stringify({
  schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digest(config), size: config.length },
  layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: digest(layer), size: layer.length }],
}));
const blobs = { [digest(config)]: config, [digest(layer)]: layer, [digest(manifest)]: manifest };

const registry = createServer((request, response) => {
  const path = request.url.split('?')[0];
  const body = path === '/v2/' ? Buffer.from('{}') : path.includes('/manifests/') ? manifest : blobs[path.split('/blobs/')[1]];
  response.writeHead(body ? 200 : 404, body && path !== '/v2/' ? {
    'Content-Type': path.includes('/manifests/') ? 'application/vnd.oci.image.manifest.v1+json' : 'application/octet-stream',
    'Docker-Content-Digest': digest(body), 'Content-Length': body.length,
  } : {});
  response.end(request.method === 'HEAD' ? undefined : body);
});

const free = () => new Promise((done) => {
  const socket = createSocket().listen(0, '127.0.0.1', () => { const { port } = socket.address(); socket.close(() => done(port)); });
});

const run = (command, args, options = {}) => new Promise((done) => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (part) => { text += part; });
  child.stderr.on('data', (part) => { text += part; });
  child.on('close', (code) => done({ code, text }));
});

class Unreachable extends Error {}

let app;
try {
  await new Promise((done) => registry.listen(0, '127.0.0.1', done));
  const archive = join(work, 'sertikesos.tar.gz');
  console.log('Publishing …');
  // Nothing is left behind: temporary files of the build lie where the rest does, and no server of it lives on.
  const temporary = join(work, 'tmp');
  mkdirSync(temporary);
  const published = await run('dotnet', [
    'publish', join(root, 'host/Host.csproj'), '-c', 'Release', '-r', 'linux-x64', '--self-contained', '/t:PublishContainer',
    `-p:ArtifactsPath=${join(work, 'artifacts')}`, `-p:NuGetLockFilePath=${join(work, '$(MSBuildProjectName).lock.json')}`, '-p:RunAnalyzers=false',
    '-nodeReuse:false', '-p:UseSharedCompilation=false',
    `-p:ContainerBaseImage=localhost:${registry.address().port}/base:1`, `-p:ContainerArchiveOutputPath=${archive}`, '-p:ContainerImageFormat=OCI',
  ], { env: { ...process.env, TMPDIR: temporary, DOTNET_CLI_UI_LANGUAGE: 'en' } });
  // The program's own runtime is a package that no restore of this checkout needs.
  const missing = /error NU1301|error NU110[123]: Unable to find (?:a stable )?package Microsoft\.(?:NETCore|AspNetCore)\.App\.\S+/.exec(published.text);
  if (missing) {
    throw new Unreachable(missing[0]);
  }

  if (published.code !== 0 || !existsSync(archive)) {
    fail(published.text.split('\n').slice(-30).join('\n'));
  }

  const image = join(work, 'image');
  mkdirSync(image);
  spawnSync('tar', ['-xf', archive, '-C', image]);
  console.log(`Image: ${(statSync(archive).size / 1048576).toFixed(1)} MB`);
  const blob = (name) => readFileSync(join(image, 'blobs', ...name.split(':')));
  let made = JSON.parse(readFileSync(join(image, 'index.json')));
  while (made.manifests) {
    made = JSON.parse(blob(made.manifests[0].digest));
  }

  const settings = JSON.parse(blob(made.config.digest));
  check(made.layers.every((one) => digest(blob(one.digest)) === one.digest), `${made.layers.length} layers, each with the digest that it is named by`);
  check(made.layers.every((one, at) => digest(gunzipSync(blob(one.digest))) === settings.rootfs.diff_ids[at]), 'each layer unpacked is what the configuration names');
  check(settings.config.User === '1654', 'the user is 1654, not root');
  check(settings.config.Entrypoint?.[0] === '/app/sertikesos', `the entrypoint is ${settings.config.Entrypoint?.join(' ')}`);
  check(Object.keys(settings.config.ExposedPorts ?? {}).join() === '7071/tcp', 'the port is 7071');
  const secrets = (settings.config.Env ?? []).filter((name) => /key|secret|password|connection/i.test(name));
  check(secrets.length === 0, `no secret in its environment: ${settings.config.Env.map((pair) => pair.split('=')[0]).join(', ')}`);

  const rootfs = join(work, 'root');
  mkdirSync(rootfs);
  for (const one of made.layers) {
    const unpacked = spawnSync('tar', ['-xzf', '-', '-C', rootfs], { input: blob(one.digest) });
    unpacked.status === 0 || fail(String(unpacked.stderr));
  }

  const listed = spawnSync('tar', ['-tzvf', '-'], { input: blob(made.layers.at(-1).digest) }).stdout.toString().trim().split('\n');
  check(!listed.some((line) => /(keys\.json|local\.settings\.json|operator\.key)$/.test(line)), `no keys and no settings among its ${listed.length} files`);
  spawnSync('chmod', ['-R', 'a-w', rootfs]);

  // With an environment of its own, as a container has it: no HOME, its own folder of data.
  const data = join(work, 'data');
  mkdirSync(data);
  const environment = Object.fromEntries(settings.config.Env.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  delete environment.URLS;
  const version = await run(join(rootfs, 'app/sertikesos'), ['--version'], { cwd: data, env: environment });
  check(version.code === 0 && /^sertikesos \d/.test(version.text), version.text.trim());

  const azurite = process.env.SERTIKESOS_STORAGE;
  if (!azurite) {
    console.log('  The service was not started: SERTIKESOS_STORAGE names no storage for it.');
  } else {
    const port = await free();
    app = spawn(join(rootfs, 'app/sertikesos'), [], {
      cwd: data, env: { ...environment, URLS: `http://0.0.0.0:${port}`, AzureWebJobsStorage: azurite }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    app.stdout.on('data', (part) => { said += part; });
    app.stderr.on('data', (part) => { said += part; });
    const ended = new Promise((done) => app.on('close', done));
    let ready = 0;
    for (let tries = 0; tries < 240 && ready !== 200 && app.exitCode === null; tries++) {
      await new Promise((done) => setTimeout(done, 500));
      ready = await fetch(`http://127.0.0.1:${port}/api/health/live`).then((answer) => answer.status, () => 0);
    }

    check(ready === 200, `it serves on 0.0.0.0${ready === 200 ? '' : `: ${said}`}`);
    const asked = Date.now();
    app.kill('SIGTERM');
    const code = await ended;
    check(code === 0, `it stops on SIGTERM with ${code} after ${((Date.now() - asked) / 1000).toFixed(1)} s`);
    check(!existsSync(join(rootfs, 'app/.sertikesos')) && existsSync(join(data, '.sertikesos/keys.json')), 'keys are written to the data folder, nothing to the program');
  }
} catch (problem) {
  if (!(problem instanceof Unreachable)) {
    throw problem;
  }

  console.log(`  The runtime for linux-x64 cannot be fetched (${problem.message}), so the image is not checked here.`);
} finally {
  registry.close();
  app?.kill('SIGKILL');
  spawnSync('chmod', ['-R', 'u+w', work]);
  rmSync(work, { recursive: true, force: true });
}
