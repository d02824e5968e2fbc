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
    case 'github':
      return {
        title: 'For GitHub, under Settings, Webhooks, Add webhook',
        what: 'settings',
        text: [
          `Payload URL: ${url}`,
          'Content type: application/json',
          'Secret: the one you gave this address',
          'Events: Deployments, Deployment statuses, Releases',
          '',
        ].join('\n'),
      };
    case 'gitlab':
      return {
        title: 'For GitLab, under Settings, Webhooks, Add new webhook',
        what: 'settings',
        text: [
          `URL: ${url}`,
          'Secret token: the one you gave this address',
          'Trigger: Deployment events, Releases events',
          '',
        ].join('\n'),
      };
    case 'pagerduty':
      return {
        title: 'For tools that send PagerDuty change events',
        what: 'settings',
        text: [`Events API: ${url.replace(/\/hooks\/.*$/u, '')}`, `Routing key: ${url.replace(/^.*\//u, '')}`, ''].join(
          '\n',
        ),
      };
    case 'cloudevents':
      return {
        title: 'Try it with curl',
        what: 'command',
        text: `curl -X POST ${url} \\\n  -H 'content-type: application/cloudevents+json' \\\n  -d '{"specversion":"1.0","id":"1","source":"/ci","type":"com.example.deployed","data":{"title":"Deploy 4.12","service":"checkout"}}'`,
      };
    case 'changes':
      return {
        title: 'Try it with curl',
        what: 'command',
        text: `curl -X POST ${url} \\\n  -H 'content-type: application/json' \\\n  -d '{"name":"checkout","version":"4.12"}'`,
      };
    default:
      return null;
  }
}
