import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/bot/parse-command.ts';

describe('parseCommand', () => {
  it.each([
    ['who cut the ribbon', 'who cut the ribbon'],
    ['  who cut the ribbon\n', 'who cut the ribbon'],
    ['ask who cut the ribbon', 'who cut the ribbon'],
    ['/ask who cut the ribbon', 'who cut the ribbon'],
    ['Ask: who cut the ribbon', 'who cut the ribbon'],
    ['/summit-brief who cut the ribbon', 'who cut the ribbon'],
    ['/summit-brief ask who cut the ribbon', 'who cut the ribbon'],
    ['@Summit-Brief: who cut the ribbon', 'who cut the ribbon'],
    ['summit-brief, who cut the ribbon', 'who cut the ribbon'],
    ['help me find the mayor', 'help me find the mayor'],
    ['asked about fog, what did he say', 'asked about fog, what did he say'],
    ['summit-briefing in May', 'summit-briefing in May'],
    ['ask', ''],
    ['', ''],
    ['summit-brief', ''],
  ])('reads %j as the question %j', (text, question) => {
    expect(parseCommand(text, 'summit-brief')).toEqual({ kind: 'ask', question });
  });

  it.each([
    ': help',
    ', help',
    'help',
    '/help',
    'HELP!',
    '?',
    '/summit-brief help',
    '@summit-brief help',
  ])('reads %j as a call for help', (text) => {
    expect(parseCommand(text, 'summit-brief')).toEqual({ kind: 'help' });
  });

  it.each([
    ['brief', { kind: 'brief', argument: undefined }],
    ['/summit-brief brief the harbour', { kind: 'brief', argument: 'the harbour' }],
    ['quotes Calder', { kind: 'quotes', argument: 'Calder' }],
    ['Timeline: eruption', { kind: 'timeline', argument: 'eruption' }],
    ['check The bridge opened in May.', { kind: 'check', message: 'The bridge opened in May.' }],
    ['verify 0123456789', { kind: 'verify', id: '0123456789' }],
  ])('reads %j as a command', (text, command) => {
    expect(parseCommand(text, 'summit-brief')).toEqual(command);
  });

  it('takes an id that was typed wrongly for an id, and words for a question', () => {
    expect(parseCommand('verify', 'b')).toEqual({ kind: 'verify', id: '' });
    expect(parseCommand('verify 01234', 'b')).toEqual({ kind: 'verify', id: '01234' });
    expect(parseCommand('verify that Calder came', 'b')).toMatchObject({ kind: 'ask' });
    expect(parseCommand('people who were there', 'b')).toMatchObject({ kind: 'ask' });
  });
});
