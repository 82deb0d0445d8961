// Runs an entry file in a Node that is new enough: this one, or one that npx fetches. Plain ES5: an old Node reads it.
'use strict';

var childProcess = require('child_process');
var path = require('path');
var tty = require('tty');

/** The Node that npx is asked for, and the exit code (sysexits' EX_UNAVAILABLE) when there is none. */
var FALLBACK = '24.21.0';
var NO_NODE = 69;
var USAGE = 64;
/** npm retries a dead network for 70 s by default; this keeps a machine without one waiting for about a second. */
var NPX = [
  '--yes',
  '--ignore-scripts=false',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=1000'
];
var SLOW_MS = 2000;

/** True for versions that run TypeScript without a flag: 22.18 and later, 23.6 and later, 24 and everything above. */
function isNewEnough(version) {
  var parts = version.split('.');
  var major = Number(parts[0]);
  var minor = Number(parts[1]);
  return major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** Runs `entry` with `args`: in this process when its Node is new enough, else as its child, whose signals and end are passed on. */
function run(entry, args) {
  if (isNewEnough(process.versions.node)) runHere(entry, args);
  else
    findNode(function (node) {
      runWith(node, entry, args);
    });
}

/** Node's own way to start a main file, so that `process.argv`, `require.main` and uncaught errors are as in `node entry`. */
function runHere(entry, args) {
  process.argv = [process.argv[0], entry].concat(args);
  var emitWarning = process.emitWarning;
  process.emitWarning = function (warning, type) {
    if (type === 'ExperimentalWarning' && /type stripping/i.test(String(warning))) return;
    emitWarning.apply(process, arguments);
  };
  require('module').runMain(entry);
}

/** Asks npx for the path of its Node instead of running through it: npx does not pass signals on. */
function findNode(found) {
  var command = NPX.concat([
    '-p',
    'node@' + FALLBACK,
    '--',
    'node',
    '-p',
    'process.versions.node+process.execPath'
  ]);
  // Windows starts npx.cmd by a shell only; no argument here needs quoting.
  var npx = childProcess.spawn('npx', command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32'
  });
  var output = '';
  var errors = '';
  var slow = setTimeout(function () {
    console.error(
      'trapwise: Node ' + process.version + ' is too old; npx fetches Node ' + FALLBACK + ', once.'
    );
  }, SLOW_MS);
  npx.stdout.on('data', function (chunk) {
    output += chunk;
  });
  npx.stderr.on('data', function (chunk) {
    errors += chunk;
  });
  npx.on('error', function (error) {
    giveUp('npx: ' + error.code);
  });
  npx.on('close', function (code) {
    clearTimeout(slow);
    var npmCode = /npm (?:error|ERR!) code (\S+)/.exec(errors);
    var answer = /^(\d+\.\d+\.\d+)(\S.*)$/m.exec(output);
    if (code === 0 && answer && isNewEnough(answer[1])) found(answer[2].trim());
    else giveUp('npx: ' + (npmCode ? npmCode[1] : 'exit code ' + code));
  });
}

function runWith(node, entry, args) {
  var child = childProcess.spawn(node, [entry].concat(args), { stdio: 'inherit' });
  var signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
  // A terminal sends Ctrl-C and its hang-up to the child as well; a second one would look like impatience.
  var sharesTerminal = tty.isatty(0) || tty.isatty(1) || tty.isatty(2);
  signals.forEach(function (signal) {
    process.on(signal, function () {
      if (signal === 'SIGTERM' || !sharesTerminal) child.kill(signal);
    });
  });
  child.on('error', function (error) {
    giveUp(node + ': ' + error.code);
  });
  child.on('exit', function (code, signal) {
    if (!signal) process.exit(code);
    signals.forEach(function (name) {
      process.removeAllListeners(name);
    });
    process.kill(process.pid, signal);
  });
}

function giveUp(reason) {
  console.error(
    [
      'trapwise: this is Node ' + process.version + ', and Node 22.18 or newer is needed.',
      'None could be fetched (' + reason + ').',
      'Install Node ' + FALLBACK.split('.')[0] + ', or connect to the network once and try again.'
    ].join(' ')
  );
  process.exit(NO_NODE);
}

module.exports = { isNewEnough: isNewEnough, run: run };

if (require.main === module) {
  if (!process.argv[2]) {
    console.error('usage: node src/run.cjs ENTRY [ARGUMENT]...');
    process.exit(USAGE);
  }
  run(path.resolve(process.argv[2]), process.argv.slice(3));
}
