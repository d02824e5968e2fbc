import type { ChannelAnswer } from '#app/ports/channel.ts';
import { oneLine } from '../one-line.ts';

/** What nodemailer attaches to its errors. */
interface SmtpError {
  code?: string | undefined;
  command?: string | undefined;
  response?: string | undefined;
  responseCode?: number | undefined;
  timeoutType?: string | undefined;
  originalCode?: string | undefined;
  message?: string | undefined;
}

/**
 * What a failed send means. Only a 5xx about this recipient or these words is for good. A refused login or sender is a
 * fault of the settings: the message waits until somebody mends them.
 */
export function judgeFailure(error: unknown, host: string): ChannelAnswer {
  const failure: SmtpError = typeof error === 'object' && error !== null ? error : {};
  const why = oneLine(describe(failure, host), 400);
  return isForGood(failure) ? { outcome: 'failed-for-good', why } : { outcome: 'retry-later', why };
}

/** 503 says that the session was out of step, not that the mail is unwanted (RFC 5321, 4.2.4). */
function isForGood({ responseCode, command }: SmtpError): boolean {
  if (responseCode === undefined || responseCode < 500 || responseCode === 503) return false;
  return command === 'RCPT TO' || command === 'DATA';
}

function describe(failure: SmtpError, host: string): string {
  const { code, command, response, responseCode } = failure;
  if (code === 'ETLS') {
    return `No encrypted connection to the mail server ${host}: ${response ?? failure.message ?? 'unknown fault'}. Check the encryption in Settings.`;
  }
  if (responseCode !== undefined && response !== undefined) {
    const answered = `The mail server ${host} answered ${command ?? 'the desk'} with: ${response}`;
    return code === 'EAUTH' ? `${answered}. Check user and password in Settings.` : answered;
  }
  switch (code) {
    case 'EABORT':
    case 'ETIMEDOUT':
      return `The mail server ${host} did not answer in time.`;
    case 'ECONNECTION':
      return `The mail server ${host} closed the connection without an answer.`;
    case 'EDNS':
      return `The name ${host} of the mail server cannot be resolved. Check Settings, or the network.`;
    case 'EAUTH':
    case 'ENOAUTH':
      return `The mail server ${host} did not accept the login. Check user and password in Settings.`;
    default:
      return `No connection to the mail server ${host}: ${failure.message ?? 'unknown fault'}`;
  }
}
