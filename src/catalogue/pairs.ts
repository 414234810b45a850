/**
 * Methods that begin something on their object, and the methods of the same object that end it. Nothing is kept in between. A release by `method` is
 * one of what was given.
 */
import { brokerPairs } from './broker-pairs.js';
import type { Protocol } from './schema.js';
import { screenPairs } from './screen-pairs.js';
import { servicePairs } from './service-pairs.js';

export const pairs: readonly Protocol[] = [...brokerPairs, ...screenPairs, ...servicePairs];
