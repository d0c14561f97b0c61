// Runs Azurite until standard input closes. The parent holds the other end, so Azurite ends (and
// writes its data to disk) however the parent ended, a kill included: no process is left behind.
// Signals to the whole group (Ctrl+C, a service manager's stop) are left to the parent, which still
// needs storage to finish its work.
let ending = false;
const emit = process.emit;
process.emit = function (event, ...rest) {
  const signal = event === 'SIGINT' || event === 'SIGTERM' || event === 'SIGHUP';
  return signal && !ending ? true : emit.call(this, event, ...rest);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {});
}

// The parent's idle connections would keep the servers open, and the data unwritten, for seconds.
const { Server } = require('node:http');
const close = Server.prototype.close;
Server.prototype.close = function (...rest) {
  const closed = close.apply(this, rest);
  this.closeAllConnections();
  return closed;
};

// A name may hold signs that XML cannot, such as U+FFFF. Azure writes it percent-encoded and says so; Azurite would answer
// every listing of the container with an empty error from then on.
const xml = require('azurite/dist/src/blob/generated/utils/xml.js');
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function spoken(value, key) {
  if (typeof value === 'string' && value.search(unspeakable) >= 0) {
    return key === 'Name'
      ? { $: { Encoded: 'true' }, _: encodeURIComponent(value.toWellFormed()) }
      : value.replace(unspeakable, '');
  }
  if (Array.isArray(value)) {
    return value.map((item) => spoken(item, key));
  }
  return value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
    ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoken(item, name)]))
    : value;
}
const stringify = xml.stringifyXML;
xml.stringifyXML = (object, options) => stringify(spoken(object, ''), options);

function end() {
  ending = true;
  process.emit('SIGINT');
}

process.stdin.on('end', end);
process.stdin.on('error', end);
process.stdin.resume();
require('azurite/dist/src/azurite.js');
