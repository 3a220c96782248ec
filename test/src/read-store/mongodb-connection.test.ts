import { afterAll, describe, expect, it } from '@jest/globals';
import { MongoServerError } from 'mongodb';
import { StoreUnavailable } from '../../../domain/ports/errors.ts';
import { Connection } from '../../../src/read-store/mongodb/connection.ts';

const connection = new Connection('mongodb://127.0.0.1:1/', { selectionMs: 1000, answerMs: 1000 });
afterAll(() => connection.close());

describe('what a MongoDB server refuses', () => {
  it.each([
    [13, 'a user who may not'],
    [18, 'a password that was changed'],
    [43, 'a cursor that is gone'],
    [112, 'two writes that met'],
    [175, 'a read amid which its collection was removed'],
    [8000, 'a quota that is used up'],
    [14_031, 'a full disk'],
  ])('with %i, %s, is no matter of the event in hand', async (code, errmsg) => {
    const refused = connection.reaching(() => Promise.reject(new MongoServerError({ code, errmsg, message: errmsg })));
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it.each([
    [2, 'a bad value'],
    [17_419, 'a document that is too large'],
  ])('with %i, %s, is told as it is', async (code, errmsg) => {
    const refused = connection.reaching(() => Promise.reject(new MongoServerError({ code, errmsg, message: errmsg })));
    await expect(refused).rejects.toMatchObject({ code });
  });
});
