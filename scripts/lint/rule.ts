import type { RuleTester } from 'oxlint/plugins-dev';

/** A lint rule of our own, in the form oxlint loads. */
export type Rule = Exclude<Parameters<RuleTester['run']>[1], { createOnce: unknown }>;
