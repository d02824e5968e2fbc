/** How the desk reaches its mail server. */
export interface MailSettings {
  host: string;
  port: number;
  /** `starttls` and `tls` never fall back to an open connection; `none` never encrypts. */
  secure: 'starttls' | 'tls' | 'none';
  /** Empty when the server asks for no login. */
  user: string;
  /** Null when there is one that the desk's key cannot open: nothing is sent until it is entered again. */
  password: string | null;
  /** `desk@example.com` or `TwoAM <desk@example.com>`. */
  from: string;
}
