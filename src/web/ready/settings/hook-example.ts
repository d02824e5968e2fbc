interface HookExample {
  title: string;
  what: string;
  text: string;
}

/** What to paste where so that a tool posts to an address; null where the address itself is all. */
export function hookExample(kind: string, url: string): HookExample | null {
  switch (kind) {
    case 'alertmanager':
      return {
        title: 'For alertmanager.yml',
        what: 'receiver',
        text: [
          'receivers:',
          '  - name: twoam',
          '    webhook_configs:',
          `      - url: ${url}`,
          '        send_resolved: true',
          'route:',
          '  receiver: twoam',
          '',
        ].join('\n'),
      };
    case 'generic':
      return {
        title: 'Try it with curl',
        what: 'command',
        text: `curl -X POST ${url} \\\n  -H 'content-type: application/json' \\\n  -d '{"title":"Checkout is slow","severity":"critical","service":"checkout"}'`,
      };
    default:
      return null;
  }
}
