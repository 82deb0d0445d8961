#!/usr/bin/env node
// The `trapwise` command of the package: cli.ts in a Node that is new enough.
'use strict';

require('./run.cjs').run(require('path').join(__dirname, 'cli.ts'), process.argv.slice(2));
