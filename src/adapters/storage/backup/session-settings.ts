/** Makes PostgreSQL's text forms the same on every server, lossless, and readable by any other. */
export const plainTextForms = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local lc_monetary = 'C';
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0`;
