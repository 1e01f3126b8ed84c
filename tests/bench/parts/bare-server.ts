/** Bare node:http in a process of its own. */
import { openBare } from './bare';
import { answer } from './child';

answer({ open: openBare });
