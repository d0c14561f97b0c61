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

function end() {
  ending = true;
  process.emit('SIGINT');
}

process.stdin.on('end', end);
process.stdin.on('error', end);
process.stdin.resume();
require('azurite/dist/src/azurite.js');
