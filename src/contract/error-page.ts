import { ERROR_CATALOGUE } from './error-catalogue.ts';

/** docs/errors.md, made from the catalogue. */
export function errorPage(): string {
  const entries = Object.entries(ERROR_CATALOGUE).map(
    ([code, { status, message, next, retryable }]) =>
      `## ${code}\n\nStatus ${status}${retryable ? ', worth trying again' : ''}.\n\n> ${message}\n\n${next}\n`,
  );
  return `${INTRODUCTION}\n${entries.join('\n')}`;
}

const INTRODUCTION = `# Refusals of the API

Every refusal is JSON of one shape, whatever refused it:

\`\`\`json
{
  "error": {
    "code": "bad-input",
    "message": "The request does not have the right shape.",
    "next": "See the details for each field.",
    "details": [{ "path": "title", "message": "This is missing." }],
    "retryable": false,
    "requestId": "65ee9714-c68f-4116-b669-5adceb4fed01"
  }
}
\`\`\`

- \`code\` is stable and listed below; programs look at nothing else.
- \`message\` is one sentence for people, \`next\` what to do about it. Both may be worded better one day.
- \`details\` names every fault at once, with its field (\`query.…\` and \`params.…\` for those of the address), or line and column in a file.
- \`retryable\` says whether the same request may succeed later by itself.
- \`requestId\` is in the desk's log and in the header \`x-request-id\` of every answer.

Words in {braces} are filled in. The public pages show the same sentences as pages.
`;
