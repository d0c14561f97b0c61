// Runs Azurite until standard input closes. The parent holds the other end, so Azurite ends (and
// writes its data to disk) however the parent ended, a kill included: no process is left behind.
process.stdin.on('end', () => process.emit('SIGINT'));
process.stdin.on('error', () => process.emit('SIGINT'));
process.stdin.resume();
require('azurite/dist/src/azurite.js');
