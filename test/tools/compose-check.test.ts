import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { composeFindings, dockerfileFindings } from '../../tools/compose-check.ts';

const compose = readFileSync('docker-compose.yml', 'utf8');
const dockerfile = readFileSync('Dockerfile', 'utf8');

describe('the check of docker-compose.yml', () => {
  it('finds nothing wrong with ours', () => {
    expect(composeFindings(parse(compose))).toStrictEqual([]);
  });

  it.each([
    ['an image that moves', 'eventstore:24.10.4-jammy', 'eventstore:latest', 'eventstoredb: the image must be pinned'],
    ['an image of a version that moves', 'mongo:8.0.4', 'mongo:8', 'mongodb: the image must be pinned'],
    ['a port for everybody', '127.0.0.1:27017:27017', '27017:27017', 'mongodb: 27017:27017 is open'],
    ['a missing health check', /healthcheck:\n\s+test: \[CMD-SHELL, 'curl[^\n]+/, 'labels:\n      a: b', 'eventstoredb: a health check is missing'],
    ['a volume that nobody declared', '  mongodb-config:\n', '', 'mongodb: the volume mongodb-config is not declared'],
    ['a start before the servers are healthy', 'service_healthy', 'service_started', 'stagepact: must wait until eventstoredb is healthy'],
    ['a setting that the program does not know', 'STAGEPACT_READ_STORE', 'STAGEPACT_READSTORE', 'stagepact: STAGEPACT_READSTORE is geen instelling'],
    ['an address of something else', 'esdb://eventstoredb:', 'esdb://localhost:', 'stagepact: EVENTSTOREDB_URL names localhost'],
    ['a service that is gone', '\n  mongodb:', '\n  mongo:', 'the service mongodb is missing'],
  ])('finds %s', (_, part, instead, finding) => {
    expect(composeFindings(parse(compose.replace(part, instead))).join('\n')).toContain(finding);
  });
});

describe('the check of the Dockerfile', () => {
  it('finds nothing wrong with ours', () => {
    expect(dockerfileFindings(dockerfile, existsSync)).toStrictEqual([]);
  });

  it.each([
    ['root', 'USER node', 'USER root', 'must not run as root'],
    ['nobody said', 'USER node\n', '', 'must not run as root'],
    ['another Node', /node:26\.10\.0-bookworm-slim\nENV/, 'node:24.1.0-slim\nENV', 'must be a pinned Node 26'],
    ['optional dependencies', ' --omit=optional', '', 'without development and optional dependencies'],
    ['a folder that is not there', 'COPY src src', 'COPY source src', 'source is not there'],
  ])('finds %s', (_, part, instead, finding) => {
    expect(dockerfileFindings(dockerfile.replace(part, instead), existsSync).join('\n')).toContain(finding);
  });
});
