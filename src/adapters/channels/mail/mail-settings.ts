/** How the desk reaches its mail server. */
export interface MailSettings {
  host: string;
  port: number;
  /** `starttls` and `tls` never fall back to an open connection; `none` never encrypts. */
  secure: 'starttls' | 'tls' | 'none';
  /** Empty when the server asks for no login. */
  user: string;
  password: string;
  /** `desk@example.com` or `TwoAM <desk@example.com>`. */
  from: string;
}
