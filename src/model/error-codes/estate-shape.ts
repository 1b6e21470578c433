import type { ErrorEntry } from './entry.js';

export const estateShapeCodes = {
  KW2001: {
    title: 'the document is not part of an estate',
    why: 'a document that keywright doesn’t understand might be a key or a grant with a typing error in its head',
    remedy: 'write `apiVersion: keywright.dev/v1` and a `kind`, or leave the file out with `exclude`',
  },
  KW2002: {
    title: 'unknown `apiVersion`',
    why: 'the version says what the fields mean; another version may mean something else by the same words',
    remedy: 'write `apiVersion: keywright.dev/v1`',
  },
  KW2003: {
    title: 'the kind is missing or unknown',
    why: 'without its kind the document would silently be left out of the estate',
    remedy: 'write one of the kinds that keywright knows',
  },
  KW2004: {
    title: 'a required field is missing',
    why: 'keywright guesses nothing that decides what a key is or who may use it',
    remedy: 'add the field',
  },
  KW2005: {
    title: 'unknown field',
    why: 'a misspelt field would silently restrict nobody',
    remedy: 'correct the name, or remove the field',
  },
  KW2006: {
    title: 'a value of the wrong kind',
    why: 'the value can’t mean what the field says',
    remedy: 'write a value of the kind that the field takes',
  },
  KW2007: {
    title: 'a value with the wrong spelling',
    why: 'the key manager would refuse the value, or the name would lead nowhere',
    remedy: 'write the value as the field’s description says',
  },
  KW2008: {
    title: 'a value that the field does not have',
    why: 'the field takes a few fixed words, and each of them decides something',
    remedy: 'write one of the values of the field',
  },
  KW2009: {
    title: 'a number out of range',
    why: 'the key manager would refuse the number',
    remedy: 'write a number in the range of the field',
  },
  KW2010: {
    title: 'a text that is too short or too long',
    why: 'the key manager would refuse the text, or it would tell a reviewer nothing',
    remedy: 'write a text of the allowed length',
  },
  KW2011: {
    title: 'a list or map with too few or too many entries',
    why: 'an empty list reads like a restriction and is none, and key managers take only so many entries',
    remedy: 'add or remove entries',
  },
  KW2012: {
    title: 'the same entry twice',
    why: 'one of the two was most likely meant to be another',
    remedy: 'correct or remove one of the two',
  },
  KW2013: {
    title: 'a label, tag or context name with the wrong spelling',
    why: 'the key manager would refuse the name, or no selector could name it',
    remedy: 'write the name with the characters that are allowed, and not too long',
  },
  KW2014: {
    title: 'a time or URL with the wrong spelling',
    why: 'an end that can’t be read would be no end, and an address that can’t be read leads nowhere',
    remedy: 'write a time as `2027-01-31T00:00:00Z`, a URL as `http://127.0.0.1:4599`',
  },
  KW2015: {
    title: 'an entry in none of the allowed forms',
    why: 'the entry doesn’t say clearly who or what is meant',
    remedy: 'write one of the forms of the field',
  },
  KW2016: {
    title: 'a PrincipalSet can not be named here',
    why: 'sets don’t nest, so that a reviewer sees in one place who is in a set',
    remedy: 'write the principals themselves',
  },
  KW2017: {
    title: 'text without quotes that YAML reads as something else',
    why: 'YAML makes a number of `012345678901` and drops its zero; it would be another account',
    remedy: 'put the value in quotes',
  },
  KW2018: {
    title: 'a word for true or false that YAML 1.2 reads as text',
    why: 'YAML 1.1 read `yes` and `on` as true; tools differ, so keywright takes only `true` and `false`',
    remedy: 'write `true` or `false`',
  },
  KW2019: {
    title: 'a field without a value',
    why: 'nothing after the colon could mean none, all, or that somebody was interrupted',
    remedy: 'write a value, or remove the line',
  },
} as const satisfies Record<`KW${number}`, ErrorEntry>;
